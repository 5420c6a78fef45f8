/**
 * Channel health: whether what people share can still be opened, told from counts, canaries and
 * reports, and which form is recommended meanwhile. Pure: no I/O, no clock, no chance of its own.
 * Start reading at {@link io.hongbao.channel.ChannelHealth}, then {@link
 * io.hongbao.channel.Detector}.
 */
@NullMarked
package io.hongbao.channel;

import org.jspecify.annotations.NullMarked;
