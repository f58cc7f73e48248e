import{a as m,c as $}from"./chunk-HJ56VYRV.js";import{b as c,i as f}from"./chunk-AWCHKCHH.js";import"./chunk-RQ3CFJBJ.js";import"./chunk-TM2SQF2W.js";function E(t,e){let i=e.things.map(s=>{let{x:r,y:n,size:l,...d}=t.things[s];return d}),a=b(e).map(({source:s,target:r,...n})=>({source:t.things[s].id,target:t.things[r].id,...n}));return`${JSON.stringify({things:i,links:a},null,1)}
`}function b(t){return t.lines.flatMap(e=>e.statements.map(i=>({...i,basis:i.basis||c(e)})))}var A=`<?xml version="1.0" encoding="UTF-8"?>
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
`;function H(t,e,i){let a=m(),s=e.things.map(n=>F(t,n,i.get(n)??{x:0,y:0},a)).join(""),r=b(e).map((n,l)=>q(t,n,l)).join("");return`${A}  <nodes>
${s}  </nodes>
  <edges>
${r}  </edges>
 </graph>
</gexf>
`}function F(t,e,{x:i,y:a},s){let{id:r,label:n,kindLabel:l,family:d,date:p,iri:u,paragraphs:g=[],begin:h,end:v}=t.things[e],[z,j,O]=s(d).match(/\d+/g)??["0","0","0"],k={kind:l,family:d,date:p,iri:u,paragraphs:g.join(" ")};return`   <node id=${o(r)} label=${o(n)}${x(h,v)}>${y(k)}<viz:color r="${z}" g="${j}" b="${O}"/><viz:position x="${i.toFixed(1)}" y="${(-a).toFixed(1)}" z="0"/><viz:size value="${f(t,e)}"/></node>
`}function q(t,{source:e,target:i,label:a,relation:s,basis:r,paragraphs:n=[],begin:l,end:d},p){let u=`source=${o(t.things[e].id)} target=${o(t.things[i].id)}`,g={relation:s,basis:r,paragraphs:n.join(" ")};return`   <edge id="${p}" ${u} label=${o(a)}${x(l,d)}>${y(g)}</edge>
`}function y(t){return`<attvalues>${Object.entries(t).filter(([,i])=>i).map(([i,a])=>`<attvalue for="${i}" value=${o(a??"")}/>`).join("")}</attvalues>`}function x(t,e){return(t?` start=${o(t)}`:"")+(e?` end=${o(e)}`:"")}function o(t){return`"${$(t).replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;").replaceAll('"',"&quot;").replace(/[\t\n\r]/g," ")}"`}export{H as gexfOf,E as jsonOf};
