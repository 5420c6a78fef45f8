/** The durable format: the published protobuf schema and its mapping to the core's records. */
@NullMarked
package io.hongbao.journal;

import org.jspecify.annotations.NullMarked;
