// RUN: hlokit opt %s --verify-diagnostics

"test.op"() {a = #one} : () -> () // expected-error {{undefined symbol alias id 'one'}}
#one = [#two]
#two = [#one]
