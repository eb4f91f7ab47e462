// SPDX-License-Identifier: Apache-2.0

/*
 * Tokens of MLIR text. Lexing never fails: what fits nothing becomes UNRECOGNIZED, and the parser
 * says what it expected there.
 *
 * The tokens declared without a pattern come from the token source, which knows the op tables: it
 * gives the name of an op the token of its assembly family, the name of a structured attribute
 * STRUCT_ATTR, and marks where the text of an op of an unknown dialect ends.
 */
lexer grammar MlirLexer;

tokens {
  // An op name at the head of an operation, by the family of its custom form; BARE_OP is an op of
  // the items family that has no items.
  ITEMS_OP, BARE_OP, CONSTANT_OP, REDUCE_OP, WHILE_OP, CALL_OP, COMPOSITE_OP, CONVOLUTION_OP, SCAN_OP,
  MODULE_OP, FUNCTION_OP, FOREIGN_OP,
  // The end of an op in a custom form that no table knows, and a brace in it that opens a region.
  FOREIGN_END, REGION_OPEN,
  // A type or a dictionary that stands in the text for a second time, letter by letter: one token.
  KNOWN_TYPE, KNOWN_FUNCTION_TYPE, KNOWN_DICTIONARY,
  // Names of attributes with a body of their own.
  STRUCT_ATTR, CONV_ATTR, VHLO_ATTR, VHLO_DICT_ATTR
}

// --- Words that the grammar names; each is also an ordinary identifier (see bareId). ---------

AFFINE_MAP: 'affine_map';
AFFINE_SET: 'affine_set';
ACROSS: 'across';
APPLIES: 'applies';
ARRAY: 'array';
AT: 'at';
ATTRIBUTES: 'attributes';
CALLSITE: 'callsite';
COMPLEX: 'complex';
COND: 'cond';
DENSE: 'dense';
DENSE_RESOURCE: 'dense_resource';
DIM_NUMBERS: 'dim_numbers';
DIMENSIONS: 'dimensions';
DISTINCT: 'distinct';
DO: 'do';
FALSE: 'false';
FUSED: 'fused';
INIT: 'init';
INITS: 'inits';
LOC: 'loc';
MEMREF: 'memref';
NESTED: 'nested';
PRIVATE: 'private';
PUBLIC: 'public';
REDUCER: 'reducer';
SPARSE: 'sparse';
STRIDED: 'strided';
TO: 'to';
TRUE: 'true';
TUPLE: 'tuple';
UNIT: 'unit';
UNKNOWN: 'unknown';
WINDOW: 'window';
X: 'x';

// --- Shaped types: the head with its dimensions, so that 0x8 in tensor<0x8xf32> is no number. --

TENSOR: 'tensor' S '<' S DIMENSION*;
UNRANKED_TENSOR: 'tensor' S '<' S '*' S 'x' S;
VECTOR: 'vector' S '<' S (DIMENSION | '[' [0-9]+ ']' S 'x' S)*;
VHLO_TENSOR: '!vhlo.tensor_v1' S '<' S DIMENSION*;
fragment DIMENSION: ([0-9]+ | '?') S 'x' S;
fragment S: [ \t\r\n]*;

// --- VHLO and quantized types. ----------------------------------------------------------------

VHLO_COMPLEX: '!vhlo.complex_v1';
VHLO_FUNCTION: '!vhlo.func_v1';
VHLO_TUPLE: '!vhlo.tuple_v1';
VHLO_UNRANKED: '!vhlo.unranked_tensor_v1';
VHLO_QUANT: '!vhlo.quant_v1';
VHLO_QUANT_PER_AXIS: '!vhlo.quant_per_axis_v1';
VHLO_FUTURE: '!vhlo.future_v1';
FUTURE: '!stablehlo.future';
QUANT_UNIFORM: '!quant.uniform';

// --- Identifiers and literals. ----------------------------------------------------------------

VALUE_ID: '%' SUFFIX_ID ('#' [0-9]+)?;
SYMBOL: '@' (BARE | QUOTED);
HASH_ID: '#' SUFFIX_ID;
BANG_ID: '!' SUFFIX_ID;
CARET_ID: '^' SUFFIX_ID;
BARE_ID: BARE;
FLOAT: [0-9]+ '.' [0-9]* ([eE] [-+]? [0-9]+)?;
HEX: '0x' [0-9a-fA-F]+;
INTEGER: [0-9]+;
STRING: QUOTED;
fragment SUFFIX_ID: [0-9]+ | [a-zA-Z$._-] [a-zA-Z0-9$._-]*;
fragment BARE: [a-zA-Z_] [a-zA-Z0-9_$.]*;
fragment QUOTED: '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';

// --- Punctuation. -----------------------------------------------------------------------------

RESOURCES_OPEN: '{-#';
RESOURCES_CLOSE: '#-}';
ARROW: '->';
DOUBLE_COLON: '::';
ELLIPSIS: '...';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
DOUBLE_EQUAL: '==';
LBRACE: '{';
RBRACE: '}';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
LESS: '<';
GREATER: '>';
COMMA: ',';
COLON: ':';
EQUAL: '=';
MINUS: '-';
PLUS: '+';
STAR: '*';
QUESTION: '?';
SLASH: '/';
VERTICAL_BAR: '|';

COMMENT: '//' ~[\r\n]* -> skip;
WHITESPACE: [ \t\r\n]+ -> skip;
UNRECOGNIZED: .;
