import{a,b}from"./chunk-QUXC3NQC.js";export{a as near,b as nearOrFaint};
