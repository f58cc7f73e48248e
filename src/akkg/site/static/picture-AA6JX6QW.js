import{a,b,c}from"./chunk-HJ56VYRV.js";import"./chunk-AWCHKCHH.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-TM2SQF2W.js";export{a as lightPaint,b as pictureOf,c as xmlText};
