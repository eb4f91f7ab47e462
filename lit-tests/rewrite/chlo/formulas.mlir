// RUN: hlokit opt %s --chlo-legalize-to-stablehlo --verify-rewrites | FileCheck %s

// A function of one line.
// CHECK-LABEL: func.func @acos
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xf32>) -> tensor<2xf32> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<1.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.subtract %[[CST]], %[[ARG0]] : tensor<2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.add %[[CST]], %[[ARG0]] : tensor<2xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.multiply %[[V0]], %[[V1]] : tensor<2xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.sqrt %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.atan2 %[[V3]], %[[ARG0]] : tensor<2xf32>
// CHECK-NEXT:      return %[[V4]] : tensor<2xf32>
// CHECK-NEXT:    }
func.func @acos(%arg0: tensor<2xf32>) -> tensor<2xf32> {
  %0 = chlo.acos %arg0 : tensor<2xf32> -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// The largest finite number is that of the element type.
// CHECK-LABEL: func.func @acosh
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xf16>) -> tensor<2xf16> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<6.550400e+04> : tensor<2xf16>
// CHECK-NEXT:      %[[CST_0:[^ :]+]] = stablehlo.constant dense<2.000000e+00> : tensor<2xf16>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.divide %[[CST]], %[[CST_0]] : tensor<2xf16>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.compare  GE, %[[ARG0]], %[[V0]] : (tensor<2xf16>, tensor<2xf16>) -> tensor<2xi1>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.log %[[CST_0]] : tensor<2xf16>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.log %[[ARG0]] : tensor<2xf16>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.add %[[V2]], %[[V3]] : tensor<2xf16>
// CHECK-NEXT:      %[[CST_1:[^ :]+]] = stablehlo.constant dense<1.000000e+00> : tensor<2xf16>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.subtract %[[ARG0]], %[[CST_1]] : tensor<2xf16>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.sqrt %[[V5]] : tensor<2xf16>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.add %[[ARG0]], %[[CST_1]] : tensor<2xf16>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.sqrt %[[V7]] : tensor<2xf16>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.add %[[V8]], %[[V6]] : tensor<2xf16>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.multiply %[[V6]], %[[V9]] : tensor<2xf16>
// CHECK-NEXT:      %[[V11:[^ :]+]] = stablehlo.log_plus_one %[[V10]] : tensor<2xf16>
// CHECK-NEXT:      %[[V12:[^ :]+]] = stablehlo.select %[[V1]], %[[V4]], %[[V11]] : tensor<2xi1>, tensor<2xf16>
// CHECK-NEXT:      return %[[V12]] : tensor<2xf16>
// CHECK-NEXT:    }
func.func @acosh(%arg0: tensor<2xf16>) -> tensor<2xf16> {
  %0 = chlo.acosh %arg0 : tensor<2xf16> -> tensor<2xf16>
  return %0 : tensor<2xf16>
}

// 16-bit types are computed in f32.
// CHECK-LABEL: func.func @erf
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xbf16>) -> tensor<2xbf16> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.convert %[[ARG0]] : (tensor<2xbf16>) -> tensor<2xf32>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<-4.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[CST_0:[^ :]+]] = stablehlo.constant dense<4.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.clamp %[[CST]], %[[V0]], %[[CST_0]] : tensor<2xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.multiply %[[V1]], %[[V1]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_1:[^ :]+]] = stablehlo.constant dense<-2.72614237E-10> : tensor<2xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.multiply %[[CST_1]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_2:[^ :]+]] = stablehlo.constant dense<2.77068146E-8> : tensor<2xf32>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.add %[[V3]], %[[CST_2]] : tensor<2xf32>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.multiply %[[V4]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_3:[^ :]+]] = stablehlo.constant dense<-2.10102394E-6> : tensor<2xf32>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.add %[[V5]], %[[CST_3]] : tensor<2xf32>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.multiply %[[V6]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_4:[^ :]+]] = stablehlo.constant dense<-5.69250624E-5> : tensor<2xf32>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.add %[[V7]], %[[CST_4]] : tensor<2xf32>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.multiply %[[V8]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_5:[^ :]+]] = stablehlo.constant dense<-7.34990637E-4> : tensor<2xf32>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.add %[[V9]], %[[CST_5]] : tensor<2xf32>
// CHECK-NEXT:      %[[V11:[^ :]+]] = stablehlo.multiply %[[V10]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_6:[^ :]+]] = stablehlo.constant dense<-2.954600e-03> : tensor<2xf32>
// CHECK-NEXT:      %[[V12:[^ :]+]] = stablehlo.add %[[V11]], %[[CST_6]] : tensor<2xf32>
// CHECK-NEXT:      %[[V13:[^ :]+]] = stablehlo.multiply %[[V12]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_7:[^ :]+]] = stablehlo.constant dense<-0.0160960332> : tensor<2xf32>
// CHECK-NEXT:      %[[V14:[^ :]+]] = stablehlo.add %[[V13]], %[[CST_7]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_8:[^ :]+]] = stablehlo.constant dense<-1.45660715E-5> : tensor<2xf32>
// CHECK-NEXT:      %[[V15:[^ :]+]] = stablehlo.multiply %[[CST_8]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_9:[^ :]+]] = stablehlo.constant dense<-2.13374049E-4> : tensor<2xf32>
// CHECK-NEXT:      %[[V16:[^ :]+]] = stablehlo.add %[[V15]], %[[CST_9]] : tensor<2xf32>
// CHECK-NEXT:      %[[V17:[^ :]+]] = stablehlo.multiply %[[V16]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_10:[^ :]+]] = stablehlo.constant dense<-0.00168282702> : tensor<2xf32>
// CHECK-NEXT:      %[[V18:[^ :]+]] = stablehlo.add %[[V17]], %[[CST_10]] : tensor<2xf32>
// CHECK-NEXT:      %[[V19:[^ :]+]] = stablehlo.multiply %[[V18]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_11:[^ :]+]] = stablehlo.constant dense<-0.00737332925> : tensor<2xf32>
// CHECK-NEXT:      %[[V20:[^ :]+]] = stablehlo.add %[[V19]], %[[CST_11]] : tensor<2xf32>
// CHECK-NEXT:      %[[V21:[^ :]+]] = stablehlo.multiply %[[V20]], %[[V2]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_12:[^ :]+]] = stablehlo.constant dense<-0.0142647391> : tensor<2xf32>
// CHECK-NEXT:      %[[V22:[^ :]+]] = stablehlo.add %[[V21]], %[[CST_12]] : tensor<2xf32>
// CHECK-NEXT:      %[[V23:[^ :]+]] = stablehlo.multiply %[[V1]], %[[V14]] : tensor<2xf32>
// CHECK-NEXT:      %[[V24:[^ :]+]] = stablehlo.divide %[[V23]], %[[V22]] : tensor<2xf32>
// CHECK-NEXT:      %[[CST_13:[^ :]+]] = stablehlo.constant dense<-1.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[CST_14:[^ :]+]] = stablehlo.constant dense<1.000000e+00> : tensor<2xf32>
// CHECK-NEXT:      %[[V25:[^ :]+]] = stablehlo.clamp %[[CST_13]], %[[V24]], %[[CST_14]] : tensor<2xf32>
// CHECK-NEXT:      %[[V26:[^ :]+]] = stablehlo.convert %[[V25]] : (tensor<2xf32>) -> tensor<2xbf16>
// CHECK-NEXT:      return %[[V26]] : tensor<2xbf16>
// CHECK-NEXT:    }
func.func @erf(%arg0: tensor<2xbf16>) -> tensor<2xbf16> {
  %0 = chlo.erf %arg0 : tensor<2xbf16> -> tensor<2xbf16>
  return %0 : tensor<2xbf16>
}

// A complex number by its parts.
// CHECK-LABEL: func.func @conj
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xcomplex<f32>>, %[[ARG1:[^ :]+]]: tensor<2xf32>) -> (tensor<2xcomplex<f32>>, tensor<2xf32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.real %[[ARG0]] : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.imag %[[ARG0]] : (tensor<2xcomplex<f32>>) -> tensor<2xf32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.negate %[[V1]] : tensor<2xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.complex %[[V0]], %[[V2]] : tensor<2xcomplex<f32>>
// CHECK-NEXT:      return %[[V3]], %[[ARG1]] : tensor<2xcomplex<f32>>, tensor<2xf32>
// CHECK-NEXT:    }
func.func @conj(%arg0: tensor<2xcomplex<f32>>, %arg1: tensor<2xf32>) -> (tensor<2xcomplex<f32>>, tensor<2xf32>) {
  %0 = chlo.conj %arg0 : tensor<2xcomplex<f32>> -> tensor<2xcomplex<f32>>
  %1 = chlo.conj %arg1 : tensor<2xf32> -> tensor<2xf32>
  return %0, %1 : tensor<2xcomplex<f32>>, tensor<2xf32>
}

// Bits are integers of the element's width, with its sign bit.
// CHECK-LABEL: func.func @next_after
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<bf16>, %[[ARG1:[^ :]+]]: tensor<bf16>) -> tensor<bf16> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.bitcast_convert %[[ARG0]] : (tensor<bf16>) -> tensor<i16>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.bitcast_convert %[[ARG1]] : (tensor<bf16>) -> tensor<i16>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.compare  NE, %[[ARG0]], %[[ARG0]] : (tensor<bf16>, tensor<bf16>) -> tensor<i1>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.compare  NE, %[[ARG1]], %[[ARG1]] : (tensor<bf16>, tensor<bf16>) -> tensor<i1>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.or %[[V2]], %[[V3]] : tensor<i1>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0x7FC0> : tensor<bf16>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.bitcast_convert %[[CST]] : (tensor<bf16>) -> tensor<i16>
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<-32768> : tensor<i16>
// CHECK-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<32767> : tensor<i16>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.and %[[V0]], %[[C_0]] : tensor<i16>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.and %[[V1]], %[[C_0]] : tensor<i16>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.compare  EQ, %[[ARG0]], %[[ARG1]] : (tensor<bf16>, tensor<bf16>) -> tensor<i1>
// CHECK-NEXT:      %[[C_1:[^ :]+]] = stablehlo.constant dense<0> : tensor<i16>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.compare  EQ, %[[V6]], %[[C_1]] : (tensor<i16>, tensor<i16>) -> tensor<i1>
// CHECK-NEXT:      %[[V10:[^ :]+]] = stablehlo.compare  EQ, %[[V7]], %[[C_1]] : (tensor<i16>, tensor<i16>) -> tensor<i1>
// CHECK-NEXT:      %[[V11:[^ :]+]] = stablehlo.and %[[V0]], %[[C]] : tensor<i16>
// CHECK-NEXT:      %[[V12:[^ :]+]] = stablehlo.and %[[V1]], %[[C]] : tensor<i16>
// CHECK-NEXT:      %[[C_2:[^ :]+]] = stablehlo.constant dense<1> : tensor<i16>
// CHECK-NEXT:      %[[V13:[^ :]+]] = stablehlo.or %[[V12]], %[[C_2]] : tensor<i16>
// CHECK-NEXT:      %[[V14:[^ :]+]] = stablehlo.compare  NE, %[[V11]], %[[V12]] : (tensor<i16>, tensor<i16>) -> tensor<i1>
// CHECK-NEXT:      %[[V15:[^ :]+]] = stablehlo.compare  GT, %[[V6]], %[[V7]] : (tensor<i16>, tensor<i16>) -> tensor<i1>
// CHECK-NEXT:      %[[V16:[^ :]+]] = stablehlo.or %[[V15]], %[[V14]] : tensor<i1>
// CHECK-NEXT:      %[[C_3:[^ :]+]] = stablehlo.constant dense<-1> : tensor<i16>
// CHECK-NEXT:      %[[V17:[^ :]+]] = stablehlo.select %[[V16]], %[[C_3]], %[[C_2]] : tensor<i1>, tensor<i16>
// CHECK-NEXT:      %[[V18:[^ :]+]] = stablehlo.add %[[V0]], %[[V17]] : tensor<i16>
// CHECK-NEXT:      %[[V19:[^ :]+]] = stablehlo.select %[[V10]], %[[V1]], %[[V13]] : tensor<i1>, tensor<i16>
// CHECK-NEXT:      %[[V20:[^ :]+]] = stablehlo.select %[[V9]], %[[V19]], %[[V18]] : tensor<i1>, tensor<i16>
// CHECK-NEXT:      %[[V21:[^ :]+]] = stablehlo.select %[[V8]], %[[V1]], %[[V20]] : tensor<i1>, tensor<i16>
// CHECK-NEXT:      %[[V22:[^ :]+]] = stablehlo.select %[[V4]], %[[V5]], %[[V21]] : tensor<i1>, tensor<i16>
// CHECK-NEXT:      %[[V23:[^ :]+]] = stablehlo.bitcast_convert %[[V22]] : (tensor<i16>) -> tensor<bf16>
// CHECK-NEXT:      return %[[V23]] : tensor<bf16>
// CHECK-NEXT:    }
func.func @next_after(%arg0: tensor<bf16>, %arg1: tensor<bf16>) -> tensor<bf16> {
  %0 = chlo.next_after %arg0, %arg1 : tensor<bf16>, tensor<bf16> -> tensor<bf16>
  return %0 : tensor<bf16>
}

// Twice the width where there is such a type.
// CHECK-LABEL: func.func @mulhi
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<2xi8>, %[[ARG1:[^ :]+]]: tensor<2xui32>) -> (tensor<2xi8>, tensor<2xui32>) {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.convert %[[ARG0]] : (tensor<2xi8>) -> tensor<2xi16>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.convert %[[ARG0]] : (tensor<2xi8>) -> tensor<2xi16>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.multiply %[[V0]], %[[V1]] : tensor<2xi16>
// CHECK-NEXT:      %[[C:[^ :]+]] = stablehlo.constant dense<8> : tensor<2xi16>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.shift_right_arithmetic %[[V2]], %[[C]] : tensor<2xi16>
// CHECK-NEXT:      %[[V4:[^ :]+]] = stablehlo.convert %[[V3]] : (tensor<2xi16>) -> tensor<2xi8>
// CHECK-NEXT:      %[[V5:[^ :]+]] = stablehlo.convert %[[ARG1]] : (tensor<2xui32>) -> tensor<2xui64>
// CHECK-NEXT:      %[[V6:[^ :]+]] = stablehlo.convert %[[ARG1]] : (tensor<2xui32>) -> tensor<2xui64>
// CHECK-NEXT:      %[[V7:[^ :]+]] = stablehlo.multiply %[[V5]], %[[V6]] : tensor<2xui64>
// CHECK-NEXT:      %[[C_0:[^ :]+]] = stablehlo.constant dense<32> : tensor<2xui64>
// CHECK-NEXT:      %[[V8:[^ :]+]] = stablehlo.shift_right_logical %[[V7]], %[[C_0]] : tensor<2xui64>
// CHECK-NEXT:      %[[V9:[^ :]+]] = stablehlo.convert %[[V8]] : (tensor<2xui64>) -> tensor<2xui32>
// CHECK-NEXT:      return %[[V4]], %[[V9]] : tensor<2xi8>, tensor<2xui32>
// CHECK-NEXT:    }
func.func @mulhi(%arg0: tensor<2xi8>, %arg1: tensor<2xui32>) -> (tensor<2xi8>, tensor<2xui32>) {
  %0 = chlo.mulhi %arg0, %arg0 : tensor<2xi8>, tensor<2xi8> -> tensor<2xi8>
  %1 = chlo.mulhi %arg1, %arg1 : tensor<2xui32>, tensor<2xui32> -> tensor<2xui32>
  return %0, %1 : tensor<2xi8>, tensor<2xui32>
}

// A shape that is not known: the constant is broadcast to it.
// CHECK-LABEL: func.func @dynamic
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?x2xf32>) -> tensor<?x2xi1> {
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.abs %[[ARG0]] : tensor<?x2xf32>
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<0x7F800000> : tensor<f32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = shape.shape_of %[[V0]] : tensor<?x2xf32> -> tensor<2xindex>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.dynamic_broadcast_in_dim %[[CST]], %[[V1]], dims = [] : (tensor<f32>, tensor<2xindex>) -> tensor<?x2xf32>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.compare  EQ, %[[V0]], %[[V2]] : (tensor<?x2xf32>, tensor<?x2xf32>) -> tensor<?x2xi1>
// CHECK-NEXT:      return %[[V3]] : tensor<?x2xi1>
// CHECK-NEXT:    }
func.func @dynamic(%arg0: tensor<?x2xf32>) -> tensor<?x2xi1> {
  %0 = chlo.is_inf %arg0 : tensor<?x2xf32> -> tensor<?x2xi1>
  return %0 : tensor<?x2xi1>
}

// A bounded one: broadcast to the bound, then cut.
// CHECK-LABEL: func.func @bounded
// CHECK-SAME:  (%[[ARG0:[^ :]+]]: tensor<?xf32, #stablehlo.bounds<4>>) -> tensor<?xf32, #stablehlo.bounds<4>> {
// CHECK-NEXT:      %[[CST:[^ :]+]] = stablehlo.constant dense<1.000000e+00> : tensor<f32>
// CHECK-NEXT:      %[[V0:[^ :]+]] = stablehlo.broadcast_in_dim %[[CST]], dims = [] : (tensor<f32>) -> tensor<4xf32>
// CHECK-NEXT:      %[[V1:[^ :]+]] = stablehlo.get_dimension_size %[[ARG0]], dim = 0 : (tensor<?xf32, #stablehlo.bounds<4>>) -> tensor<i32>
// CHECK-NEXT:      %[[V2:[^ :]+]] = stablehlo.set_dimension_size %[[V0]], %[[V1]], dim = 0 : (tensor<4xf32>, tensor<i32>) -> tensor<?xf32, #stablehlo.bounds<4>>
// CHECK-NEXT:      %[[V3:[^ :]+]] = stablehlo.atan2 %[[ARG0]], %[[V2]] : tensor<?xf32, #stablehlo.bounds<4>>
// CHECK-NEXT:      return %[[V3]] : tensor<?xf32, #stablehlo.bounds<4>>
// CHECK-NEXT:    }
func.func @bounded(%arg0: tensor<?xf32, #stablehlo.bounds<4>>) -> tensor<?xf32, #stablehlo.bounds<4>> {
  %0 = chlo.atan %arg0 : tensor<?xf32, #stablehlo.bounds<4>> -> tensor<?xf32, #stablehlo.bounds<4>>
  return %0 : tensor<?xf32, #stablehlo.bounds<4>>
}
