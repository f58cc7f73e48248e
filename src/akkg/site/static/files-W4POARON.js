import{a as f,c as $}from"./chunk-KBG7W5DO.js";import{g as c}from"./chunk-XVQMRDXL.js";import"./chunk-GPS4NZOM.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-XQ7PFI4U.js";import"./chunk-B5VUW7JW.js";function U(t,e){let i=e.things.map(r=>{let{x:s,y:n,size:o,...d}=t.things[r];return d}),a=m(e).map(({source:r,target:s,...n})=>({source:t.things[r].id,target:t.things[s].id,...n}));return`${JSON.stringify({things:i,links:a},null,1)}
`}function m(t){return t.lines.flatMap(({statements:e})=>e)}var k=`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
  <attributes class="node">
   <attribute id="kind" title="kind" type="string"/>
   <attribute id="family" title="family" type="string"/>
   <attribute id="date" title="date" type="string"/>
   <attribute id="iri" title="iri" type="anyURI"/>
   <attribute id="paragraphs" title="paragraphs" type="string"/>
  </attributes>
  <attributes class="edge">
   <attribute id="relation" title="relation" type="string"/>
   <attribute id="basis" title="basis" type="string"/>
   <attribute id="paragraphs" title="paragraphs" type="string"/>
  </attributes>
`;function D(t,e,i){let a=f(),r=e.things.map(n=>A(t,n,i.get(n)??{x:0,y:0},a)).join(""),s=m(e).map((n,o)=>F(t,n,o)).join("");return`${k}  <nodes>
${r}  </nodes>
  <edges>
${s}  </edges>
 </graph>
</gexf>
`}function A(t,e,{x:i,y:a},r){let{id:s,label:n,kindLabel:o,family:d,date:p,iri:u,paragraphs:g=[],begin:x,end:h}=t.things[e],[v,z,j]=r(d).match(/\d+/g)??["0","0","0"],O={kind:o,family:d,date:p,iri:u,paragraphs:g.join(" ")};return`   <node id=${l(s)} label=${l(n)}${y(x,h)}>${b(O)}<viz:color r="${v}" g="${z}" b="${j}"/><viz:position x="${i.toFixed(1)}" y="${(-a).toFixed(1)}" z="0"/><viz:size value="${c(t,e)}"/></node>
`}function F(t,{source:e,target:i,label:a,relation:r,basis:s,paragraphs:n=[],begin:o,end:d},p){let u=`source=${l(t.things[e].id)} target=${l(t.things[i].id)}`,g={relation:r,basis:s,paragraphs:n.join(" ")};return`   <edge id="${p}" ${u} label=${l(a)}${y(o,d)}>${b(g)}</edge>
`}function b(t){return`<attvalues>${Object.entries(t).filter(([,i])=>i).map(([i,a])=>`<attvalue for="${i}" value=${l(a??"")}/>`).join("")}</attvalues>`}function y(t,e){return(t?` start=${l(t)}`:"")+(e?` end=${l(e)}`:"")}function l(t){return`"${$(t).replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;").replace(/[\t\n\r]/g," ")}"`}export{D as gexfOf,U as jsonOf};
