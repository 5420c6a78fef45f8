/** The assistant's tools and what can be read, over the Model Context Protocol. */
@NullMarked
package io.hongbao.server.mcp;

import org.jspecify.annotations.NullMarked;
