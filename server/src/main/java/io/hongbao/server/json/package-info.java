/** Strict reading and quick writing of JSON. */
@NullMarked
package io.hongbao.server.json;

import org.jspecify.annotations.NullMarked;
