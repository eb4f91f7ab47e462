// RUN: hlokit opt %s --verify-diagnostics --split-input-file

// Constants that do not fit their types.

// expected-error @+1 {{inferred shape of elements literal ([2]) does not match type ([3])}}
func.func @shape() attributes {a.b = dense<[1, 2]> : tensor<3xi32>} {
  return
}

// -----

// expected-error @+1 {{tensor literal is invalid; ranks are not consistent between elements}}
func.func @ragged() attributes {a.b = dense<[[1, 2], [3]]> : tensor<2x2xi32>} {
  return
}

// -----

// expected-error @+1 {{expected integer elements, but parsed floating-point}}
func.func @float_in_integers() attributes {a.b = dense<1.5> : tensor<i32>} {
  return
}

// -----

// expected-error @+2 {{unexpected decimal integer literal for a floating point value}}
// expected-note @+1 {{add a trailing dot to make the literal a float}}
func.func @integer_in_floats() attributes {a.b = dense<1> : tensor<f32>} {
  return
}

// -----

// expected-error @+1 {{integer constant out of range for type}}
func.func @range() attributes {a.b = dense<300> : tensor<i8>} {
  return
}

// -----

// expected-error @+1 {{expected unsigned integer elements, but parsed negative value}}
func.func @sign() attributes {a.b = dense<-1> : tensor<ui8>} {
  return
}

// -----

// expected-error @+1 {{expected i1 type for 'true' or 'false' values}}
func.func @bool() attributes {a.b = dense<true> : tensor<i32>} {
  return
}

// -----

// expected-error @+1 {{elements literal type must have static shape}}
func.func @dynamic() attributes {a.b = dense<1> : tensor<?xi32>} {
  return
}

// -----

// expected-error @+1 {{elements literal must be a shaped type}}
func.func @scalar() attributes {a.b = dense<1> : i32} {
  return
}

// -----

// expected-error @+1 {{elements hex data size is invalid for provided type: 'tensor<3xi8>': expected 3 bytes, got 2}}
func.func @bytes() attributes {a.b = dense<"0x0102"> : tensor<3xi8>} {
  return
}

// -----

// expected-error @+1 {{expected string containing hex digits starting with `0x`}}
func.func @digits() attributes {a.b = dense<"0xZZ"> : tensor<i8>} {
  return
}

// -----

// expected-error @+1 {{integer constant out of range}}
func.func @array() attributes {a.b = array<i8: 300>} {
  return
}

// -----

// expected-error @+1 {{element type bitwidth must be a multiple of 8}}
func.func @array_of_bits() attributes {a.b = array<i7: 1>} {
  return
}

// -----

// expected-error @+1 {{integer constant out of range for attribute}}
func.func @integer() attributes {a.b = 300 : i8} {
  return
}

// -----

// expected-error @+1 {{negative integer literal not valid for unsigned integer type}}
func.func @unsigned() attributes {a.b = -1 : ui8} {
  return
}

// -----

// expected-error @+1 {{floating point value not valid for specified type}}
func.func @float() attributes {a.b = 1.0 : i32} {
  return
}

// -----

func.func @wide_scalar() {
  // expected-error @+1 {{decimal numbers of type f128 cannot be read}}
  %0 = arith.constant 1.5 : f128
  return
}

// -----

func.func @wide_elements() {
  // expected-error @+1 {{decimal numbers of type f80 cannot be read}}
  %0 = arith.constant dense<1.5> : tensor<2xf80>
  return
}
