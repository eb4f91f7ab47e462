// hlokit development (StableHLO 1.20, TensorFlow Lite 2.21.0; JDK 25, Linux amd64)
// in /work/wt/types: hlokit opt --split-input-file /tmp/types/f.mlir
// java.lang.IllegalArgumentException: duplicate name in dictionary: [NamedAttribute[name=function_type, value=TypeAttr[type=FunctionType[inputs=[i32], results=[]]]], NamedAttribute[name=sym_name, value=StringAttr[value=a, type=null]], NamedAttribute[name=sym_name, value=StringAttr[value=b, type=null]]]
// 	at org.hlokit.ir.DictionaryAttr.<init>(DictionaryAttr.java:29)
// 	at org.hlokit.ir.DictionaryAttr.of(DictionaryAttr.java:35)
// 	at org.hlokit.ir.OperationBuilder.attributes(OperationBuilder.java:80)
// 	at org.hlokit.parse.FormReader.function(FormReader.java:424)
// 	at org.hlokit.parse.IrListener.custom(IrListener.java:428)
// 	at org.hlokit.parse.IrListener.operation(IrListener.java:293)
// 	at org.hlokit.parse.IrListener.lambda$exitOperation$0(IrListener.java:144)
// 	at org.hlokit.parse.IrListener.guarded(IrListener.java:205)
// 	at org.hlokit.parse.IrListener.exitOperation(IrListener.java:144)
// 	at org.hlokit.grammar.MlirParser$OperationContext.exitRule(MlirParser.java:707)
// 	at org.antlr.v4.runtime.Parser.triggerExitRuleEvent(Parser.java:410)
// 	at org.antlr.v4.runtime.Parser.exitRule(Parser.java:642)
// 	at org.hlokit.grammar.MlirParser.operation(MlirParser.java:795)
// 	at org.hlokit.grammar.MlirParser.file(MlirParser.java:243)
// 	at org.hlokit.parse.MlirText.read(MlirText.java:59)
// 	at org.hlokit.cli.ModuleInput.module(ModuleInput.java:66)
// 	at org.hlokit.cli.Modules.load(Modules.java:89)
// 	at org.hlokit.cli.Modules.load(Modules.java:83)
// 	at org.hlokit.cli.OptCommand.run(OptCommand.java:54)
// 	at org.hlokit.cli.Hlokit.run(Hlokit.java:96)
// 	at org.hlokit.cli.Hlokit.dispatch(Hlokit.java:80)
// 	at org.hlokit.cli.Hlokit.run(Hlokit.java:34)
// 	at org.hlokit.cli.Main.main(Main.java:22)
// input: /tmp/types/f.mlir
func.func @a(%a: i32) -> i32 {
  return
}
// -----
func.func @a(%a: i32) -> i32 {
  return %a, %a : i32, i32
}
// -----
func.func @a(%a: i32) -> f32 {
  return %a : i32
}
// -----
func.func @a(%a: i32) -> f32 {
}
// -----
func.func @a(%a: i32) {
  %0 = "x.y"() : () -> i32
}
// -----
func.func @a(%a: i32) {
  %0 = arith.constant 1 : i32
}
// -----
func.func @a() 
func.func @b() { return }
func.func @b() { return }
// -----
func.func @a() { call @b() : () -> () 
 return }
// -----
func.func private @b(i32)
func.func @a() { call @b() : () -> () 
 return }
// -----
func.func private @b(i32)
func.func @a(%a: f32) { call @b(%a) : (f32) -> () 
 return }
// -----
func.func private @b() -> i32
func.func @a(%a: f32) { call @b() : () -> () 
 return }
// -----
func.func private @b() -> i32
func.func @a(%a: f32) { %0 = call @b() : () -> (f32)
 return }
// -----
"func.func"() ({}) {sym_name = "f", function_type = i32} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f"} : () -> ()
// -----
"func.func"() ({}) {function_type = () -> ()} : () -> ()
// -----
"func.func"() ({
^bb0(%a: i32):
  "func.return"() : () -> ()
}) {sym_name = "f", function_type = () -> ()} : () -> ()
// -----
"func.func"() ({
^bb0(%a: i32):
  "func.return"() : () -> ()
}) {sym_name = "f", function_type = (f32) -> ()} : () -> ()
// -----
"func.func"() ({
  "func.return"() : () -> ()
}) {sym_name = "f", function_type = (f32) -> ()} : () -> ()
// -----
"func.func"() {sym_name = "f", function_type = (f32) -> ()} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f", function_type = () -> ()} : () -> (i32)
// -----
"func.func"() ({}) {sym_name = "f", function_type = (i32) -> (), arg_attrs = []} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f", function_type = (i32) -> (), arg_attrs = [1]} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f", function_type = (i32) -> (), arg_attrs = [{a = 1}]} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f", function_type = () -> (i32), res_attrs = [{}, {}], sym_visibility="private"} : () -> ()
// -----
"func.func"() ({}) {sym_name = 1, function_type = () -> (i32), sym_visibility="private"} : () -> ()
// -----
"func.func"() ({}) {sym_name = "f", function_type = () -> (i32), sym_visibility="foo"} : () -> ()
// -----
func.func @a(%a: i32 {foo = 1}) { return }
// -----
func.func @a(%a: i32) attributes {sym_name = "b"} { return }
// -----
func.func @a(%a: i32, f32) { return }
// -----
func.func @a(i32) { return }
// -----
func.func @a(%a: i32, %a: i32) { return }
// -----
func.func a() { return }
// -----
func.func @a(%a) { return }
// -----
func.func @a { return }
// -----
func.func @a() -> () { ^bb0: return
 ^bb1: return }
// -----
func.func @a() -> () { ^bb0: cf.br ^bb0 }
// -----
func.func @a(%a: i32) -> () { ^bb0: return  }
// -----
func.func @a(%a: i32) -> () {  cf.br ^bb1(%a, %a : i32, i32) 
^bb1(%b: i32):
  return
}
// -----
func.func @a(%a: i32) -> () {  cf.br ^bb1(%a : i32) 
^bb1(%b: f32):
  return
}
// -----
func.func @a(%a: i32) -> () {  cf.br ^bb2
^bb1(%b: f32):
  return
}
// -----
func.func @a(%a: i32) -> () {  cf.br ^bb1
^bb1:
  return
^bb1:
  return
}
// -----
func.func @a(%c: i1) -> i32 {
  cf.cond_br %c, ^bb1, ^bb2
^bb1:
  %0 = arith.constant 1 : i32
  cf.br ^bb2
^bb2:
  return %0 : i32
}
// -----
func.func @a(%c: i1) -> i32 {
  %1 = arith.addi %0, %0 : i32
  %0 = arith.constant 1 : i32
  return %0 : i32
}
// -----
func.func @a() -> i32 {
  %1 = "x.y"() ({
    %0 = arith.constant 1 : i32
    "x.z"() : () -> ()
  }) : () -> i32
  return %0 : i32
}
// -----
func.func @a() -> i32 {
  return %0 : i32
}
// -----
func.func @a() -> i32 {
  func.func @b() { return }
  %0 = arith.constant 1 : i32
  return %0 : i32
}
// -----
"func.return"() : () -> ()
// -----
module { 
  module { }
  %0 = arith.constant 1 : i32
}
// -----
"builtin.module"() ({
 ^bb0:
   "x.y"() : () -> ()
 ^bb1:
   "x.y"() : () -> ()
}) : () -> ()
// -----
"builtin.module"() ({
 ^bb0(%a: i32):
   "x.y"() : () -> ()
}) : () -> ()
// -----
"builtin.module"() : () -> ()
// -----
"builtin.module"() ({}) : () -> ()
// -----
module attributes {foo = 1} { }
// -----
module attributes {foo.bar = 1} { }
// -----
module @a attributes {sym_visibility = "nested"} { module @a {} 
 module @a {} }
// -----
func.func @f(%a: i32) { 
  %0 = func.constant @g : () -> ()
  return }
// -----
func.func @f(%a: i32) { 
  %0 = func.constant @f : () -> ()
  return }
// -----
func.func @f(%a: i32) { 
  %0 = builtin.unrealized_conversion_cast %a : i32 to f32
  builtin.unrealized_conversion_cast to f32
  "builtin.unrealized_conversion_cast"(%a) : (i32) -> ()
  return }
