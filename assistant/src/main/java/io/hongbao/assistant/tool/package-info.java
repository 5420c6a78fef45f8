/** What the assistant can do: the tools, what they are asked with, and what they answer. */
@NullMarked
package io.hongbao.assistant.tool;

import org.jspecify.annotations.NullMarked;
