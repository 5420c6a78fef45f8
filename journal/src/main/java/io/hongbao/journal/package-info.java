/**
 * The durable format: the published schema of the journal, and its mapping to the core's records.
 *
 * <p>{@link io.hongbao.journal.EntryCodec} and {@link io.hongbao.journal.EntityCodec} are the way
 * in. What lies on the path of a claim is written and read by hand ({@code WireBuffer}, {@code
 * WireReader}); everything else goes through the classes that protoc generates. A test holds both
 * to the same bytes.
 */
@NullMarked
package io.hongbao.journal;

import org.jspecify.annotations.NullMarked;
