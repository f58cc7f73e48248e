function r(n){return Math.round(n*100)/100}export{r as a};
