// SPDX-License-Identifier: Apache-2.0
parser grammar MlirParser;

options { tokenVocab = MlirLexer; }

sourceFile : ( Identifier | Other )* EOF ;
