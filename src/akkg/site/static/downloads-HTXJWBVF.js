import{a,b,c}from"./chunk-ZMNRGOVQ.js";export{c as csv,a as download,b as downloadBytes};
