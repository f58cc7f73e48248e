import{a,b,c}from"./chunk-FMRS4XPF.js";import"./chunk-IJPJRF2K.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-TM2SQF2W.js";export{a as lightPaint,b as pictureOf,c as xmlText};
