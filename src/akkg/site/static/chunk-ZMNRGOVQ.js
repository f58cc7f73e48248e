function a(e,n,t){c(e,new Blob([t],{type:`${n};charset=utf-8`}))}function u(e,n,t="application/octet-stream"){c(e,new Blob([n],{type:t}))}function c(e,n){let t=URL.createObjectURL(n),o=document.createElement("a");o.href=t,o.download=e,o.hidden=!0,document.body.append(o),o.click(),o.remove(),setTimeout(()=>URL.revokeObjectURL(t),6e4)}function i(e,n){return[e,...n].map(r).join("")}function r(e){return e.length===1&&e[0]===""?`""
`:`${e.map(l).join(",")}
`}function l(e){return/[",\r\n]/.test(e)?`"${e.replaceAll('"','""')}"`:e}export{a,u as b,i as c};
