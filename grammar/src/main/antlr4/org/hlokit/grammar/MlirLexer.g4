// SPDX-License-Identifier: Apache-2.0
lexer grammar MlirLexer;

Whitespace : [ \t\r\n]+ -> skip ;
Identifier : [a-zA-Z_] [a-zA-Z0-9_$.]* ;
Other : . ;
