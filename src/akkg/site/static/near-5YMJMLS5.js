import{a,b}from"./chunk-QNLSI424.js";export{a as near,b as nearOrFaint};
