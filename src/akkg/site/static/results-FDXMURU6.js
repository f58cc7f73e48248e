import{f as a,g as b,h as c,i as d,j as e,k as f}from"./chunk-CJPPWEXE.js";import"./chunk-ZMNRGOVQ.js";export{a as fromJson,b as fromNtriples,c as tabled,d as toCsv,e as toJson,f as toNtriples};
