import{a,b,c}from"./chunk-VJDIPKBX.js";import"./chunk-PS4JOFID.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-TM2SQF2W.js";export{a as lightPaint,b as pictureOf,c as xmlText};
