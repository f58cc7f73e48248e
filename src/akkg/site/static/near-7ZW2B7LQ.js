import{a}from"./chunk-KKMG36H3.js";export{a as near};
