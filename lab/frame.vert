#version 450
layout(push_constant) uniform Pushed { vec4 place; vec4 colour; } pushed;
const vec2 corners[3] = vec2[](vec2(0, 0), vec2(1, 0), vec2(0, 1));
void main() { gl_Position = vec4(pushed.place.xy + corners[gl_VertexIndex] * pushed.place.z, 0.0, 1.0); }
