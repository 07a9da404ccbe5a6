#version 450
layout(push_constant) uniform Pushed { vec4 place; vec4 colour; } pushed;
layout(location = 0) out vec4 seen;
void main() { seen = pushed.colour; }
