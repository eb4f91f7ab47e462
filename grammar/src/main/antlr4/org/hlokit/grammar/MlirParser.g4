// SPDX-License-Identifier: Apache-2.0

/*
 * Syntax of MLIR text. Rule names follow the MLIR language reference where it has one. There is one
 * alternative for each family of custom assembly, not for each op; every decision looks at one
 * token. What a parsed piece means is decided where it is read, not here.
 */
parser grammar MlirParser;

options { tokenVocab = MlirLexer; superClass = EventParser; }

file: (aliasDefinition | operation | resourceSection)* EOF;

aliasDefinition
  : name=HASH_ID EQUAL value=attribute # attributeAlias
  | name=BANG_ID EQUAL aliased=type    # typeAlias
  ;

resourceSection: RESOURCES_OPEN (sections+=resourceEntry (COMMA sections+=resourceEntry)*)? RESOURCES_CLOSE;
resourceEntry
  : (name=bareId | quoted=STRING) COLON
    (value=nonDictionaryAttribute | LBRACE (entries+=resourceEntry (COMMA entries+=resourceEntry)*)? RBRACE)
  ;

// --- Operations. ------------------------------------------------------------------------------

operation
  : (results+=opResult (COMMA results+=opResult)* EQUAL)?
    (generic=genericOperation | custom=customOperation) where=trailingLocation?
  ;

opResult: name=VALUE_ID (COLON count=INTEGER)?;

genericOperation
  : name=STRING LPAREN operands=valueList? RPAREN
    (LBRACKET successors+=CARET_ID (COMMA successors+=CARET_ID)* RBRACKET)?
    (LESS properties=dictionary GREATER)?
    (LPAREN region (COMMA region)* RPAREN)?
    attributes=dictionary?
    COLON types=functionType
  ;

valueList: values+=VALUE_ID (COMMA values+=VALUE_ID)*;

customOperation
  : itemsOperation
  | constantOperation
  | reduceOperation
  | whileOperation
  | callOperation
  | compositeOperation
  | convolutionOperation
  | scanOperation
  | moduleOperation
  | functionOperation
  | foreignOperation
  ;

// stablehlo.broadcast_in_dim %0, dims = [0, 1] {a} : (tensor<..>) -> tensor<..>
itemsOperation
  : ( name=ITEMS_OP leading=dictionary?
      (LPAREN (items+=item (COMMA items+=item)*)? RPAREN | items+=item (COMMA items+=item)*)
    | name=BARE_OP
    )
    attributes=dictionary? (empty=LPAREN RPAREN)? (COLON types=signature)?
  ;

item
  : value=VALUE_ID range=bracketList?
  | key=BARE_ID (EQUAL argument=itemValue)?
  | constant=denseAttribute
  | symbol=SYMBOL
  | text=STRING
  | target=successor
  ;

itemValue
  : list=bracketList (X second=bracketList)?
  | scalar=number
  | word=bareId
  | text=STRING
  | LESS structure=structBody GREATER
  ;

// [0, 1], [DEFAULT, HIGH], [0:8:2, 1:3], [[0, 0], [1, 1]]
bracketList: LBRACKET (elements+=bracketElement (COMMA elements+=bracketElement)*)? RBRACKET;
bracketElement
  : start=number (COLON limit=number (COLON stride=number)?)?
  | word=bareId
  | value=VALUE_ID
  | nested=bracketList
  ;

successor: target=CARET_ID (LPAREN operands=valueList COLON types+=type (COMMA types+=type)* RPAREN)?;

// The types of operands and results: one, several, T -> T, (T, T) -> T, T to T
signature
  : types+=type (COMMA types+=type)*
    (ARROW results=functionResults | TO targets+=type (COMMA targets+=type)*)?
  ;

// stablehlo.constant {a} dense<0> : tensor<i32>
// stablehlo.constant() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
constantOperation
  : name=CONSTANT_OP
    ( attributes=dictionary? value=nonDictionaryAttribute
    | LPAREN RPAREN (LESS properties=dictionary GREATER)? attributes=dictionary? COLON types=functionType
    )
  ;

// stablehlo.reduce(%0 init: %1) applies stablehlo.add across dimensions = [1] : (..) -> ..
// stablehlo.reduce(%0 init: %1) across dimensions = [1] : (..) -> .. reducer(%a: .., %b: ..) {..}
reduceOperation
  : name=REDUCE_OP open=LPAREN inputs+=reduceInput RPAREN (COMMA LPAREN inputs+=reduceInput RPAREN)*
    ( APPLIES body=opName across=reduceDimensions
    | across=reduceDimensions bodyLocation=trailingLocation?
      REDUCER reducers+=reducerArguments+ region
    )
  ;
reduceDimensions
  : ACROSS DIMENSIONS EQUAL list=bracketList attributes=dictionary? COLON types=functionType
  ;
reduceInput: value=VALUE_ID INIT COLON init=VALUE_ID;
reducerArguments: LPAREN left=typedArgument COMMA right=typedArgument RPAREN;

// stablehlo.while(%iterArg = %0) : tensor<..> cond {..} do {..}
whileOperation
  : name=WHILE_OP LPAREN (inits+=whileInit (COMMA inits+=whileInit)*)? RPAREN
    (COLON types+=type (COMMA types+=type)*)? (ATTRIBUTES attributes=dictionary)?
    COND region DO region
  ;
whileInit: argument=VALUE_ID EQUAL value=VALUE_ID;

// call @f(%0) : (..) -> ..; stablehlo.custom_call @target(%0) {..} : (..) -> ..
callOperation
  : name=CALL_OP callee=symbolReference LPAREN operands=valueList? RPAREN attributes=dictionary?
    COLON types=signature
  ;

// stablehlo.composite "name" %0 {..} : (..) -> ..
compositeOperation
  : name=COMPOSITE_OP target=STRING operands=valueList? (LPAREN region (COMMA region)* RPAREN)?
    attributes=dictionary? COLON types=functionType
  ;

// stablehlo.convolution(%0, %1) dim_numbers = [..]x[..]->[..], window = {..} {..} : (..) -> ..
convolutionOperation
  : name=CONVOLUTION_OP LPAREN operands=valueList RPAREN
    DIM_NUMBERS EQUAL numbers=convolutionNumbers COMMA
    WINDOW EQUAL LBRACE (window+=windowEntry (COMMA window+=windowEntry)*)? RBRACE
    attributes=dictionary? COLON types=functionType
  ;
convolutionNumbers: input=bracketList X kernel=bracketList ARROW output=bracketList;
windowEntry: key=bareId EQUAL value=bracketList;

// chlo.scan(%0) inits (%1) dimension=0 {..} : (..) -> .. { ^bb0(..): .. }
scanOperation
  : name=SCAN_OP LPAREN inputs=valueList? RPAREN INITS LPAREN carries=valueList? RPAREN
    key=bareId EQUAL dimension=number (ATTRIBUTES attributes=dictionary)? region
    COLON types=functionType
  ;

// module @name attributes {..} {..}
moduleOperation: name=MODULE_OP symbol=SYMBOL? (ATTRIBUTES attributes=dictionary)? region;

// func.func private @name(%arg0: tensor<f32> {a}) -> (tensor<f32> {b}) attributes {..} {..}
// vhlo.func_v1 @name(%arg0: !vhlo.f32_v1) -> !vhlo.f32_v1 {..} {arg_attrs = ..}
functionOperation
  : name=FUNCTION_OP visibility=(PUBLIC | PRIVATE | NESTED)? symbol=SYMBOL
    LPAREN (arguments+=functionArgument (COMMA arguments+=functionArgument)*)? RPAREN
    (ARROW results=functionOperationResults)? (ATTRIBUTES attributes=dictionary)? (region after=dictionary?)?
  ;
functionArgument
  : (value=VALUE_ID COLON)? argumentType=type attributes=dictionary? where=trailingLocation?
  ;
functionOperationResults
  : LPAREN (results+=functionResult (COMMA results+=functionResult)*)? RPAREN
  | single=nonFunctionType
  ;
functionResult: resultType=type attributes=dictionary?;

// sdy.manual_computation(%0) in_shardings=[..] (%arg: ..) {..} : ..
foreignOperation: name=FOREIGN_OP pieces+=foreignPiece* FOREIGN_END;
foreignPiece
  : value=VALUE_ID
  | body=foreignRegion
  | LPAREN inner+=foreignPiece* RPAREN
  | LBRACKET inner+=foreignPiece* RBRACKET
  | LBRACE inner+=foreignPiece* RBRACE
  | LESS inner+=foreignPiece* GREATER
  | other=
    ~(VALUE_ID | LPAREN | RPAREN | LBRACKET | RBRACKET | LBRACE | RBRACE | LESS | GREATER
      | REGION_OPEN | FOREIGN_END | TENSOR | UNRANKED_TENSOR | VECTOR | VHLO_TENSOR)
  | (TENSOR | UNRANKED_TENSOR | VECTOR | VHLO_TENSOR) inner+=foreignPiece* GREATER
  ;

// --- Regions. ---------------------------------------------------------------------------------

region: LBRACE operation* block* RBRACE;
foreignRegion: REGION_OPEN operation* block* RBRACE;
block: label=blockLabel operation*;
blockLabel
  : name=CARET_ID (LPAREN (arguments+=typedArgument (COMMA arguments+=typedArgument)*)? RPAREN)? COLON
  ;
typedArgument: name=VALUE_ID COLON argumentType=type where=trailingLocation?;

// --- Locations. -------------------------------------------------------------------------------

trailingLocation: LOC LPAREN value=location RPAREN;
location
  : text=STRING
    ( COLON line=INTEGER COLON column=INTEGER (TO endLine=INTEGER? COLON endColumn=INTEGER)?
    | LPAREN child=location RPAREN
    )?
  | alias=HASH_ID
  | CALLSITE LPAREN callee=location AT caller=location RPAREN
  | FUSED (LESS metadata=attribute GREATER)?
    LBRACKET (parts+=location (COMMA parts+=location)*)? RBRACKET
  | UNKNOWN
  ;

// --- Types. -----------------------------------------------------------------------------------

type: plain=nonFunctionType | function=functionType;

functionType
  : LPAREN (inputs+=type (COMMA inputs+=type)*)? RPAREN ARROW results=functionResults
  | known=KNOWN_FUNCTION_TYPE
  ;
functionResults: LPAREN (types+=type (COMMA types+=type)*)? RPAREN | single=nonFunctionType;

nonFunctionType
  : head=(TENSOR | VHLO_TENSOR) element=type (COMMA encoding=attribute)? GREATER # rankedTensorType
  | UNRANKED_TENSOR element=type GREATER                                        # unrankedTensorType
  | VHLO_UNRANKED LESS element=type GREATER                                     # vhloUnrankedType
  | head=VECTOR element=type GREATER                                            # vectorType
  | name=BARE_ID                                                                # scalarType
  | kind=(COMPLEX | VHLO_COMPLEX) LESS element=type GREATER                     # complexType
  | kind=(TUPLE | VHLO_TUPLE | FUTURE | VHLO_FUTURE)
    LESS (elements+=type (COMMA elements+=type)*)? GREATER                      # tupleType
  | VHLO_FUNCTION LESS LPAREN inputs=vhloTypes? RPAREN ARROW results=vhloTypes GREATER
                                                                                # vhloFunctionType
  | QUANT_UNIFORM LESS storage=BARE_ID (LESS low=number COLON high=number GREATER)? COLON expressed=type
    (COLON axes=quantizedAxes)? COMMA scales=quantizedScales GREATER            # quantizedType
  | MEMREF body=angleGroup                                                      # opaqueType
  | VHLO_QUANT LESS storage=nonFunctionType COLON expressed=nonFunctionType COMMA
    scale=number COLON zeroPoint=number COMMA low=number COLON high=number COMMA flags=number GREATER
                                                                                # vhloQuantizedType
  | VHLO_QUANT_PER_AXIS LESS storage=nonFunctionType COLON expressed=nonFunctionType COMMA
    axis=number COMMA LBRACKET scales+=number (COMMA scales+=number)* RBRACKET COMMA
    LBRACKET zeroPoints+=number (COMMA zeroPoints+=number)* RBRACKET COMMA
    low=number COLON high=number COMMA flags=number GREATER                     # vhloAxisQuantizedType
  | name=BANG_ID body=angleGroup?                                               # dialectType
  | known=KNOWN_TYPE                                                            # knownType
  ;
// Types of a VHLO function: without parentheses, but () for none.
vhloTypes: LPAREN RPAREN | types+=nonFunctionType (COMMA types+=nonFunctionType)*;
quantizedAxes
  : axis=number
  | LBRACE blocks+=quantizedBlock (COMMA blocks+=quantizedBlock)* RBRACE
  ;
quantizedBlock: axis=INTEGER COLON size=INTEGER;
quantizedScales
  : scale=number (COLON zeroPoint=number)?
  | LBRACE nested+=quantizedScales (COMMA nested+=quantizedScales)* RBRACE
  ;

// --- Attributes. ------------------------------------------------------------------------------

attribute: plain=nonDictionaryAttribute | function=functionType | map=dictionary;

dictionary
  : LBRACE (entries+=attributeEntry (COMMA entries+=attributeEntry)*)? RBRACE
  | known=KNOWN_DICTIONARY
  ;
attributeEntry: (name=bareId | quoted=STRING) (EQUAL value=attribute)?;

nonDictionaryAttribute
  : value=number (COLON valueType=type)?                                  # numberAttribute
  | value=STRING (COLON valueType=type)?                                  # stringAttribute
  | symbol=symbolReference                                                # symbolAttribute
  | LBRACKET (elements+=attribute (COMMA elements+=attribute)*)? RBRACKET # arrayAttribute
  | word=(TRUE | FALSE | UNIT)                                            # wordAttribute
  | constant=denseAttribute                                               # elementsAttribute
  | DENSE_RESOURCE LESS (name=bareId | quoted=STRING) GREATER COLON valueType=type
                                                                          # resourceAttribute
  | SPARSE LESS elements=literal? GREATER COLON valueType=type
                                                                          # sparseAttribute
  | ARRAY LESS element=type (COLON elements=literal)? GREATER             # denseArrayAttribute
  | kind=(AFFINE_MAP | AFFINE_SET | STRIDED) body=angleGroup              # textAttribute
  | DISTINCT LBRACKET INTEGER RBRACKET body=angleGroup                    # distinctAttribute
  | where=trailingLocation                                                # locationAttribute
  | name=STRUCT_ATTR LESS body=structBody GREATER                         # structAttribute
  | CONV_ATTR LESS (numbers=convolutionNumbers | raw=bareId body=structBody) GREATER
                                                                          # convolutionAttribute
  | name=VHLO_ATTR LESS body=attribute GREATER                            # vhloAttribute
  | VHLO_DICT_ATTR LESS LBRACE (entries+=vhloEntry (COMMA entries+=vhloEntry)*)? RBRACE GREATER
                                                                          # vhloDictionaryAttribute
  | name=HASH_ID body=angleGroup? (COLON valueType=type)?                 # dialectAttribute
  | plain=nonFunctionType                                                 # typeAttribute
  ;

denseAttribute: DENSE LESS elements=literal? GREATER COLON valueType=type;

// The elements of a constant. Brackets and commas are checked where the numbers are read.
literal
  : ( LBRACKET | RBRACKET | COMMA | MINUS | INTEGER | FLOAT | HEX | TRUE | FALSE | STRING | LPAREN
    | RPAREN)+
  ;

structBody: (fields+=structField (COMMA (fields+=structField)?)*)?;
structField: name=bareId EQUAL value=attribute;

vhloEntry: key=attribute EQUAL value=attribute;

symbolReference: root=SYMBOL (DOUBLE_COLON nested+=SYMBOL)*;

number: minus=MINUS? magnitude=(INTEGER | FLOAT | HEX);

// Text in balanced brackets, of a dialect that keeps it as it is.
group
  : angleGroup
  | LPAREN groupPiece* RPAREN
  | LBRACKET groupPiece* RBRACKET
  | LBRACE groupPiece* RBRACE
  ;
angleGroup: LESS groupPiece* GREATER;
groupPiece
  : group
  | (TENSOR | UNRANKED_TENSOR | VECTOR | VHLO_TENSOR) groupPiece* GREATER
  | ~(LPAREN | RPAREN | LBRACKET | RBRACKET | LBRACE | RBRACE | LESS | GREATER | TENSOR
      | UNRANKED_TENSOR | VECTOR | VHLO_TENSOR)
  ;

// --- Names. -----------------------------------------------------------------------------------

opName
  : ITEMS_OP | BARE_OP | CONSTANT_OP | REDUCE_OP | WHILE_OP | CALL_OP | COMPOSITE_OP | CONVOLUTION_OP | SCAN_OP
  | MODULE_OP | FUNCTION_OP | FOREIGN_OP | BARE_ID
  ;

bareId
  : BARE_ID | ITEMS_OP | BARE_OP | CONSTANT_OP | REDUCE_OP | WHILE_OP | CALL_OP | COMPOSITE_OP
  | CONVOLUTION_OP | SCAN_OP | MODULE_OP | FUNCTION_OP
  | AFFINE_MAP | AFFINE_SET | ACROSS | APPLIES | ARRAY | AT | ATTRIBUTES | CALLSITE | COMPLEX | COND
  | DENSE | DENSE_RESOURCE | DIM_NUMBERS | DIMENSIONS | DISTINCT | DO | FALSE | FUSED | INIT | INITS
  | LOC | MEMREF | NESTED | PRIVATE | PUBLIC | REDUCER | SPARSE | STRIDED | TO | TRUE | TUPLE | UNIT
  | UNKNOWN | WINDOW | X
  ;
