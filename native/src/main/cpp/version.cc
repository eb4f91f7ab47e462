// SPDX-License-Identifier: Apache-2.0
extern "C" const char* hlokit_version() { return "0.1.0"; }
