function c(r,u){return r<u?-1:+(r>u)}export{c as a};
