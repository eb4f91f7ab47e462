// RUN: not hlokit inspect --json %s 2>&1 | FileCheck %s
// CHECK: error: --json is for TensorFlow Lite models, and this is MLIR
func.func @main() {
  return
}
