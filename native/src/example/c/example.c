// SPDX-License-Identifier: Apache-2.0
//
// Normalises two rows and prints them.
//
//   cc example.c $(pkg-config --cflags --libs hlokit-rms-norm)

#include <hlokit_rms_norm.h>
#include <stdio.h>

int main(void) {
  const float x[2][4] = {{1, 2, 3, 4}, {0, -5, 0.25f, 7}};
  const float weight[4] = {1, 0.5f, -2, 3};
  float y[2][4];

  hlokit_rms_norm_args args = {0};
  args.rows = 2;
  args.length = 4;
  args.x = x;
  args.x_type = HLOKIT_F32;
  args.weight = weight;
  args.weight_type = HLOKIT_F32;
  args.y = y;
  args.y_type = HLOKIT_F32;
  args.epsilon = 1e-6;

  const hlokit_status status = hlokit_rms_norm(&args);
  if (status != HLOKIT_OK) {
    fprintf(stderr, "rms_norm: %s\n", hlokit_status_message(status));
    return 1;
  }
  printf("kernel %s\n", hlokit_kernel_name(hlokit_kernel_find("auto")));
  for (int row = 0; row < 2; ++row) {
    printf("%g %g %g %g\n", y[row][0], y[row][1], y[row][2], y[row][3]);
  }
  return 0;
}
