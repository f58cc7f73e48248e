import{e as a,f as b,g as c,h as d,i as e,j as f}from"./chunk-VJPOFN7T.js";import"./chunk-ZMNRGOVQ.js";export{a as fromJson,b as fromNtriples,c as tabled,d as toCsv,e as toJson,f as toNtriples};
