/** What the published OpenAPI document says beyond what the framework finds out. */
@NullMarked
package io.hongbao.server.openapi;

import org.jspecify.annotations.NullMarked;
