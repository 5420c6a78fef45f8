package io.hongbao.share;

/**
 * Where an invite is handed on.
 *
 * @param campaign its id, as links say it
 * @param rewordings how often texts had to be worded anew there: each time everybody's passphrase
 *     is another one
 */
public record Place(String campaign, Channel channel, int rewordings) {}
