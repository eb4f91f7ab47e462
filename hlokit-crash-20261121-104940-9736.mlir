// hlokit development (StableHLO 1.20, TensorFlow Lite 2.21.0; JDK 25, Linux amd64)
// in /work/wt/types: hlokit opt --split-input-file /tmp/types/dd.mlir
// java.lang.IllegalArgumentException: no element width: OpaqueType[text=!foo.bar]
// 	at org.hlokit.ir.ElementTypes.byteWidth(ElementTypes.java:31)
// 	at org.hlokit.parse.LiteralScanner.scalar(LiteralScanner.java:224)
// 	at org.hlokit.parse.LiteralScanner.element(LiteralScanner.java:191)
// 	at org.hlokit.parse.LiteralScanner.value(LiteralScanner.java:129)
// 	at org.hlokit.parse.LiteralScanner.scanFree(LiteralScanner.java:74)
// 	at org.hlokit.parse.LiteralScanner.scan(LiteralScanner.java:54)
// 	at org.hlokit.parse.ElementsReader.readDense(ElementsReader.java:64)
// 	at org.hlokit.parse.AttributeReader.read(AttributeReader.java:157)
// 	at org.hlokit.parse.AttributeReader.read(AttributeReader.java:135)
// 	at org.hlokit.parse.AttributeReader.read(AttributeReader.java:84)
// 	at org.hlokit.parse.AttributeReader.read(AttributeReader.java:115)
// 	at org.hlokit.parse.IrListener.generic(IrListener.java:400)
// 	at org.hlokit.parse.IrListener.operation(IrListener.java:292)
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
// input: /tmp/types/dd.mlir
"x.y"() {a = dense<[1, 2, 3]> : tensor<2xi32>} : () -> ()
// -----
"x.y"() {a = dense<[[1, 2], [3]]> : tensor<2x2xi32>} : () -> ()
// -----
"x.y"() {a = dense<[1.0]> : tensor<1xi32>} : () -> ()
// -----
"x.y"() {a = dense<1> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<1> : tensor<?xi32>} : () -> ()
// -----
"x.y"() {a = dense<1> : i32} : () -> ()
// -----
"x.y"() {a = dense<1> : tensor<*xi32>} : () -> ()
// -----
"x.y"() {a = dense<[1, [2]]> : tensor<2xi32>} : () -> ()
// -----
"x.y"() {a = dense<300> : tensor<i8>} : () -> ()
// -----
"x.y"() {a = dense<-129> : tensor<i8>} : () -> ()
// -----
"x.y"() {a = dense<-1> : tensor<ui8>} : () -> ()
// -----
"x.y"() {a = dense<256> : tensor<1xui8>} : () -> ()
// -----
"x.y"() {a = dense<true> : tensor<1xi32>} : () -> ()
// -----
"x.y"() {a = dense<2> : tensor<1xi1>} : () -> ()
// -----
"x.y"() {a = dense<"0x00"> : tensor<2xi32>} : () -> ()
// -----
"x.y"() {a = dense<"0x0"> : tensor<1xi8>} : () -> ()
// -----
"x.y"() {a = dense<"0xZZ"> : tensor<1xi8>} : () -> ()
// -----
"x.y"() {a = dense<"foo"> : tensor<1xi8>} : () -> ()
// -----
"x.y"() {a = dense<[]> : tensor<1xi8>} : () -> ()
// -----
"x.y"() {a = dense<> : tensor<1xi8>} : () -> ()
// -----
"x.y"() {a = dense<(1.0, 2.0)> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<1.0> : tensor<1xcomplex<f32>>} : () -> ()
// -----
"x.y"() {a = dense<[(1.0, 2.0)]> : tensor<2xcomplex<f32>>} : () -> ()
// -----
"x.y"() {a = dense<0xFFFFFFFFFF> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<0x7F800000> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<-0x7F800000> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<foo> : tensor<1xf32>} : () -> ()
// -----
"x.y"() {a = dense<1.0> : tensor<1x!foo.bar>} : () -> ()
// -----
"x.y"() {a = dense<1> : tensor<2x!quant.uniform<i8:f32, 1.0>>} : () -> ()
// -----
"x.y"() {a = array<i64: 1, 2.0>} : () -> ()
// -----
"x.y"() {a = array<f32: 1>} : () -> ()
// -----
"x.y"() {a = array<i1: true, 2>} : () -> ()
// -----
"x.y"() {a = array<i8: 300>} : () -> ()
// -----
"x.y"() {a = array<i7: 1>} : () -> ()
// -----
"x.y"() {a = array<foo: 1>} : () -> ()
// -----
"x.y"() {a = array<tensor<2xi32>: 1>} : () -> ()
// -----
"x.y"() {a = array<i64 1>} : () -> ()
// -----
"x.y"() {a = 300 : i8} : () -> ()
// -----
"x.y"() {a = -1 : ui8} : () -> ()
// -----
"x.y"() {a = 1.0 : i32} : () -> ()
// -----
"x.y"() {a = 1 : f32} : () -> ()
// -----
"x.y"() {a = 0x7FFFFFFFF : f32} : () -> ()
// -----
"x.y"() {a = 1 : tensor<2xi32>} : () -> ()
// -----
"x.y"() {a = 1 : none} : () -> ()
// -----
"x.y"() {a = 1.0 : index} : () -> ()
// -----
"x.y"() {a = [1, 2} : () -> ()
// -----
"x.y"() {a = {a = 1, a = 2}} : () -> ()
// -----
"x.y"() {a = {a = }} : () -> ()
// -----
"x.y"() {a = @foo::bar} : () -> ()
// -----
"x.y"() {a = dense_resource<foo>} : () -> ()
// -----
"x.y"() {a = dense_resource<foo> : tensor<2xi32>} : () -> ()
// -----
"x.y"() {a = sparse<[[0,0],[1,1]], [1,2]> : tensor<3x4xi32>} : () -> ()
// -----
"x.y"() {a = sparse<[[0,0],[1,5]], [1,2]> : tensor<3x4xi32>} : () -> ()
// -----
"x.y"() {a = sparse<[[0,0],[1,1]], [1,2,3]> : tensor<3x4xi32>} : () -> ()
// -----
"x.y"() {a = sparse<[0], [1,2]> : tensor<3x4xi32>} : () -> ()
// -----
"x.y"() {a = sparse<0, 1> : tensor<i32>} : () -> ()
// -----
"x.y"() {a = 99999999999999999999} : () -> ()
// -----
"x.y"() {a = 99999999999999999999 : i64} : () -> ()
// -----
"x.y"() {a = -9223372036854775809} : () -> ()
// -----
"x.y"() {a = 9223372036854775808} : () -> ()
// -----
"x.y"() {a = unit} : () -> ()
// -----
"x.y"() {a = foo} : () -> ()
// -----
"x.y"() {a = loc(foo)} : () -> ()
// -----
"x.y"() {a = loc("a":1)} : () -> ()
// -----
"x.y"() {a = affine_map<(d0) -> (d1)>} : () -> ()
// -----
"x.y"() {a = affine_map<(d0, d0) -> (d0)>} : () -> ()
// -----
"x.y"() {a = strided<[1, 2], offset: foo>} : () -> ()
// -----
"x.y"() {a = #foo} : () -> ()
// -----
"x.y"() {a = #foo.bar} : () -> ()
// -----
"x.y"() {a = #stablehlo.foo<1>} : () -> ()
// -----
"x.y"() {a = #stablehlo<precision FOO>} : () -> ()
// -----
"x.y"() {a = #stablehlo<foo BAR>} : () -> ()
// -----
"x.y"() {a = #stablehlo<comparison_direction FOO>} : () -> ()
// -----
"x.y"() {a = #chlo<comparison_type FOO>} : () -> ()
// -----
"x.y"() {a = #stablehlo.channel_handle<handle = 1, type = 2>} : () -> ()
// -----
"x.y"() {a = #stablehlo.channel_handle<handle = 1>} : () -> ()
// -----
"x.y"() {a = #stablehlo.channel_handle<handle = 1, type = 2, foo = 3>} : () -> ()
// -----
"x.y"() {a = #stablehlo.channel_handle<foo = 3>} : () -> ()
// -----
"x.y"() {a = #stablehlo.gather<foo = [1]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.gather<offset_dims = 1>} : () -> ()
// -----
"x.y"() {a = #stablehlo.gather<offset_dims = [1], offset_dims = [1]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.gather<offset_dims = [a]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.dot<lhs_batching_dimensions = [1.0]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.dot_algorithm<lhs_precision_type = f32>} : () -> ()
// -----
"x.y"() {a = #stablehlo.result_accuracy<mode = #stablehlo.result_accuracy_mode<FOO>>} : () -> ()
// -----
"x.y"() {a = #stablehlo.result_accuracy<atol = -1.0, ulps = 10, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>} : () -> ()
// -----
"x.y"() {a = #stablehlo.result_accuracy<atol = 1.0, ulps = 10, mode = #stablehlo.result_accuracy_mode<DEFAULT>>} : () -> ()
// -----
"x.y"() {a = #stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0, operand_tuple_indices = []>} : () -> ()
// -----
"x.y"() {a = #stablehlo.output_operand_alias<operand_index = 0>} : () -> ()
// -----
"x.y"() {a = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 1, f]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.conv<[b, b, f]x[0, i, o]->[b, 0, f]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.conv<[b, 0]x[0, i, o]->[b, 0, f]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.conv<[b, x, f]x[0, i, o]->[b, 0, f]>} : () -> ()
// -----
"x.y"() {a = #stablehlo.bounds<1, ?>} : () -> ()
// -----
"x.y"() {a = #stablehlo.replica_group_mesh_axes<mesh = @m, axes = []>} : () -> ()
// -----
"x.y"() {a = "abc} : () -> ()
// -----
"x.y"() {a = !foo} : () -> ()
// -----
"x.y"() {a = tensor<2xi32} : () -> ()