/*
 * The same frames as frames-gl.c in Vulkan: `draws` of small triangles with COMMANDS_A_DRAW recorded commands for each, in one command buffer a frame;
 * `upload` of bytes to an image by way of memory that the processor writes; `trips`: submissions that are each waited for; `readback` of bytes.
 * At most two frames are under way. Build: see forwarding.sh.
 */
#include <vulkan/vulkan.h>
#include "frames.h"

#define COMMANDS_A_DRAW 4
#define BOTH_STAGES (VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT)
#define VK(call) check(call, #call)

static const uint32_t vertex_code[] = {
#include "frame.vert.inc"
};
static const uint32_t fragment_code[] = {
#include "frame.frag.inc"
};

static struct asked asked;
static VkPhysicalDevice gpu;
static VkDevice device;
static VkQueue queue;
static VkImage target, texture;
static VkImageView view;
static VkRenderPass pass;
static VkFramebuffer framebuffer;
static VkPipelineLayout layout;
static VkPipeline pipelines[2];
static VkBuffer staging[2];
static unsigned char *mapped[2];
static VkCommandBuffer commands[2];
static VkFence fences[2];
static long frames;
static float leg;
static unsigned char *bytes;

static void check(VkResult result, const char *what) {
  if (result == VK_SUCCESS) return;
  fprintf(stderr, "frames-vk: %.60s failed: %d\n", what, (int)result);
  exit(1);
}

static VkDeviceMemory memory_for(VkMemoryRequirements needs, VkMemoryPropertyFlags wanted) {
  VkPhysicalDeviceMemoryProperties has;
  vkGetPhysicalDeviceMemoryProperties(gpu, &has);
  uint32_t type = 0;
  while (type < has.memoryTypeCount &&
         (!(needs.memoryTypeBits >> type & 1) || (has.memoryTypes[type].propertyFlags & wanted) != wanted)) type++;
  const VkMemoryAllocateInfo info = {VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO, NULL, needs.size, type};
  VkDeviceMemory memory;
  VK(vkAllocateMemory(device, &info, NULL, &memory));
  return memory;
}

static VkBuffer buffer_of(VkDeviceSize size, VkBufferUsageFlags usage, unsigned char **at) {
  const VkBufferCreateInfo info = {.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO, .size = size, .usage = usage};
  VkBuffer made;
  VK(vkCreateBuffer(device, &info, NULL, &made));
  VkMemoryRequirements needs;
  vkGetBufferMemoryRequirements(device, made, &needs);
  VkDeviceMemory memory = memory_for(needs, VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT);
  VK(vkBindBufferMemory(device, made, memory, 0));
  VK(vkMapMemory(device, memory, 0, size, 0, (void **)at));
  return made;
}

static VkImage image_of(VkImageUsageFlags usage) {
  const VkImageCreateInfo info = {.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO, .imageType = VK_IMAGE_TYPE_2D,
    .format = VK_FORMAT_R8G8B8A8_UNORM, .extent = {SIDE, SIDE, 1}, .mipLevels = 1, .arrayLayers = 1,
    .samples = VK_SAMPLE_COUNT_1_BIT, .tiling = VK_IMAGE_TILING_OPTIMAL, .usage = usage};
  VkImage made;
  VK(vkCreateImage(device, &info, NULL, &made));
  VkMemoryRequirements needs;
  vkGetImageMemoryRequirements(device, made, &needs);
  VK(vkBindImageMemory(device, made, memory_for(needs, 0), 0));
  return made;
}

static VkShaderModule module_of(const uint32_t *code, size_t size) {
  const VkShaderModuleCreateInfo info = {VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO, NULL, 0, size, code};
  VkShaderModule made;
  VK(vkCreateShaderModule(device, &info, NULL, &made));
  return made;
}

static void make_device(void) {
  const VkApplicationInfo app = {.sType = VK_STRUCTURE_TYPE_APPLICATION_INFO, .apiVersion = VK_API_VERSION_1_1};
  const VkInstanceCreateInfo info = {.sType = VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO, .pApplicationInfo = &app};
  VkInstance instance;
  VK(vkCreateInstance(&info, NULL, &instance));
  uint32_t one = 1;
  const VkResult found = vkEnumeratePhysicalDevices(instance, &one, &gpu);
  if (one == 0 || found < 0) check(VK_ERROR_INITIALIZATION_FAILED, "finding a device");
  const float first = 1;
  const VkDeviceQueueCreateInfo asks = {.sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO, .queueCount = 1, .pQueuePriorities = &first};
  const VkDeviceCreateInfo wants = {.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO, .queueCreateInfoCount = 1, .pQueueCreateInfos = &asks};
  VK(vkCreateDevice(gpu, &wants, NULL, &device));
  vkGetDeviceQueue(device, 0, 0, &queue);
}

static void make_target(void) {
  target = image_of(VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT);
  texture = image_of(VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_SAMPLED_BIT);
  const VkImageViewCreateInfo seen = {.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO, .image = target,
    .viewType = VK_IMAGE_VIEW_TYPE_2D, .format = VK_FORMAT_R8G8B8A8_UNORM, .subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1}};
  VK(vkCreateImageView(device, &seen, NULL, &view));
  const VkAttachmentDescription colour = {.format = VK_FORMAT_R8G8B8A8_UNORM, .samples = VK_SAMPLE_COUNT_1_BIT,
    .loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR, .storeOp = VK_ATTACHMENT_STORE_OP_STORE, .finalLayout = VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL};
  const VkAttachmentReference use = {0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
  const VkSubpassDescription part = {.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS, .colorAttachmentCount = 1, .pColorAttachments = &use};
  const VkRenderPassCreateInfo passes = {.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO, .attachmentCount = 1,
    .pAttachments = &colour, .subpassCount = 1, .pSubpasses = &part};
  VK(vkCreateRenderPass(device, &passes, NULL, &pass));
  const VkFramebufferCreateInfo frame = {.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO, .renderPass = pass,
    .attachmentCount = 1, .pAttachments = &view, .width = SIDE, .height = SIDE, .layers = 1};
  VK(vkCreateFramebuffer(device, &frame, NULL, &framebuffer));
}

static void make_pipelines(void) {
  const VkPushConstantRange pushed = {BOTH_STAGES, 0, 8 * sizeof(float)};
  const VkPipelineLayoutCreateInfo lays = {.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO, .pushConstantRangeCount = 1, .pPushConstantRanges = &pushed};
  VK(vkCreatePipelineLayout(device, &lays, NULL, &layout));
  const VkPipelineShaderStageCreateInfo stages[] = {
    {.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, .stage = VK_SHADER_STAGE_VERTEX_BIT, .pName = "main",
     .module = module_of(vertex_code, sizeof vertex_code)},
    {.sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, .stage = VK_SHADER_STAGE_FRAGMENT_BIT, .pName = "main",
     .module = module_of(fragment_code, sizeof fragment_code)}};
  const VkPipelineVertexInputStateCreateInfo input = {.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO};
  const VkPipelineInputAssemblyStateCreateInfo assembly = {.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO,
    .topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST};
  const VkViewport whole = {0, 0, SIDE, SIDE, 0, 1};
  const VkRect2D all = {{0, 0}, {SIDE, SIDE}};
  const VkPipelineViewportStateCreateInfo port = {.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO,
    .viewportCount = 1, .pViewports = &whole, .scissorCount = 1, .pScissors = &all};
  const VkPipelineRasterizationStateCreateInfo raster = {.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO, .lineWidth = 1};
  const VkPipelineMultisampleStateCreateInfo samples = {.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO, .rasterizationSamples = VK_SAMPLE_COUNT_1_BIT};
  const VkPipelineColorBlendAttachmentState written = {.colorWriteMask = 15};
  const VkPipelineColorBlendStateCreateInfo blend = {.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO, .attachmentCount = 1, .pAttachments = &written};
  const VkGraphicsPipelineCreateInfo info = {.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO, .stageCount = 2, .pStages = stages,
    .pVertexInputState = &input, .pInputAssemblyState = &assembly, .pViewportState = &port, .pRasterizationState = &raster,
    .pMultisampleState = &samples, .pColorBlendState = &blend, .layout = layout, .renderPass = pass};
  const VkGraphicsPipelineCreateInfo both[] = {info, info};
  VK(vkCreateGraphicsPipelines(device, VK_NULL_HANDLE, 2, both, NULL, pipelines));
}

static void begin(VkCommandBuffer to) {
  const VkCommandBufferBeginInfo once = {.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO, .flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT};
  VK(vkBeginCommandBuffer(to, &once));
}

static void record_draws(VkCommandBuffer to, long count) {
  const VkClearValue black = {0};
  const VkRenderPassBeginInfo info = {.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO, .renderPass = pass, .framebuffer = framebuffer,
    .renderArea = {{0, 0}, {SIDE, SIDE}}, .clearValueCount = 1, .pClearValues = &black};
  vkCmdBeginRenderPass(to, &info, VK_SUBPASS_CONTENTS_INLINE);
  for (long i = 0; i < count; i++) {
    const float values[8] = {place_of(i, leg), place_of(i * 31 + 7, leg), leg, 0, (float)(i % 256) / 255, 0.5f, 0.25f, 1};
    vkCmdBindPipeline(to, VK_PIPELINE_BIND_POINT_GRAPHICS, pipelines[i & 1]);
    vkCmdPushConstants(to, layout, BOTH_STAGES, 0, 4 * sizeof(float), values);
    vkCmdPushConstants(to, layout, BOTH_STAGES, 4 * sizeof(float), 4 * sizeof(float), values + 4);
    vkCmdDraw(to, 3, 1, 0, 0);
  }
  vkCmdEndRenderPass(to);
}

static void record_copy(VkCommandBuffer to, VkBuffer from, int rows) {
  VkImageMemoryBarrier ready = {.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER, .dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT,
    .newLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, .image = texture, .subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1}};
  vkCmdPipelineBarrier(to, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0, NULL, 0, NULL, 1, &ready);
  const VkBufferImageCopy copy = {.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1}, .imageExtent = {SIDE, (uint32_t)rows, 1}};
  vkCmdCopyBufferToImage(to, from, texture, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &copy);
}

static void submit(VkCommandBuffer recorded, VkFence fence) {
  VK(vkEndCommandBuffer(recorded));
  const VkSubmitInfo info = {.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO, .commandBufferCount = 1, .pCommandBuffers = &recorded};
  VK(vkResetFences(device, 1, &fence));
  VK(vkQueueSubmit(queue, 1, &info, fence));
}

static void wait_for(VkFence fence) { VK(vkWaitForFences(device, 1, &fence, VK_TRUE, 10000000000ull)); }

static void frame(void) {
  const int slot = (int)(frames++ & 1);
  VkCommandBuffer to = commands[slot];
  wait_for(fences[slot]);
  if (!strcmp(asked.what, "trips")) {
    for (long i = 0; i < asked.amount; i++) {
      begin(to);
      record_draws(to, 1);
      submit(to, fences[slot]);
      wait_for(fences[slot]);
    }
    return;
  }
  const int rows = rows_of(asked.amount);
  if (!strcmp(asked.what, "upload")) memcpy(mapped[slot], bytes, (size_t)asked.amount);
  begin(to);
  if (!strcmp(asked.what, "upload")) record_copy(to, staging[slot], rows);
  record_draws(to, strcmp(asked.what, "draws") ? 1 : asked.amount);
  if (!strcmp(asked.what, "readback")) {
    const VkBufferImageCopy copy = {.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1}, .imageExtent = {SIDE, (uint32_t)rows, 1}};
    vkCmdCopyImageToBuffer(to, target, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, staging[slot], 1, &copy);
  }
  submit(to, fences[slot]);
  if (!strcmp(asked.what, "readback")) {
    wait_for(fences[slot]);
    memcpy(bytes, mapped[slot], (size_t)(rows * SIDE * 4L));
  }
}

static void finish(void) { VK(vkDeviceWaitIdle(device)); }

int main(int argc, char **argv) {
  asked = read_asked(argc, argv);
  leg = leg_of(asked.pixels);
  bytes = calloc(SIDE * SIDE, 4);
  make_device();
  make_target();
  make_pipelines();
  const VkCommandPoolCreateInfo pools = {.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO, .flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT};
  VkCommandPool pool;
  VK(vkCreateCommandPool(device, &pools, NULL, &pool));
  const VkCommandBufferAllocateInfo two = {.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO, .commandPool = pool, .commandBufferCount = 2};
  VK(vkAllocateCommandBuffers(device, &two, commands));
  for (int i = 0; i < 2; i++) {
    const VkFenceCreateInfo signalled = {.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO, .flags = VK_FENCE_CREATE_SIGNALED_BIT};
    VK(vkCreateFence(device, &signalled, NULL, &fences[i]));
    /* Draws and round trips need no memory that the processor sees: Venus lends it only where the host can export it (udmabuf). */
    if (!strcmp(asked.what, "upload") || !strcmp(asked.what, "readback"))
      staging[i] = buffer_of(SIDE * SIDE * 4, VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT, &mapped[i]);
  }
  VkPhysicalDeviceProperties properties;
  vkGetPhysicalDeviceProperties(gpu, &properties);
  time_frames(asked, frame, finish, properties.deviceName);
  return 0;
}
