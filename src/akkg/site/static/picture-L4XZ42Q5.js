import{a,b,c}from"./chunk-37SA6III.js";import"./chunk-R32JJIAZ.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-TM2SQF2W.js";export{a as lightPaint,b as pictureOf,c as xmlText};
