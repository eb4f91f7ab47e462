// RUN: hlokit opt %s --no-implicit-module | FileCheck %s
// RUN: cat %s %s | not hlokit opt --no-implicit-module 2>&1 | FileCheck %s --check-prefix=TWO

// CHECK-NOT: module
// CHECK: func.func @f() {
// CHECK-NEXT: return
// CHECK-NEXT: }
// TWO: error: source must contain a single top-level operation, found: 2
func.func @f() {
  return
}
