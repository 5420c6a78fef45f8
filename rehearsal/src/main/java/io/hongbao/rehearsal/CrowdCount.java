package io.hongbao.rehearsal;

import java.util.SortedMap;

/**
 * What a crowd has got, as its people saw it.
 *
 * @param people how many came for the first time
 * @param granted how many of them hold an envelope
 * @param grantedMinor what those hold together, in minor units
 * @param retries claims sent again under the same key after an answer
 * @param retriesSame how many of those got the same envelope
 * @param busters claims under another key by people who had their envelope
 * @param bustersRefused how many of those were refused
 * @param comebacks people who came again
 * @param bad broken requests
 * @param badRefused how many of those were refused as they must be
 * @param walletsRead wallets looked at
 * @param walletsRight how many of those showed the envelope that was granted
 * @param refused claims refused, by code
 * @param orders orders placed, and not rejected at once
 * @param cups what was ordered in them, without what was cancelled
 * @param orderRetries orders confirmed again after an answer
 * @param orderRetriesSame how many of those got the same order
 * @param ordersCancelled orders cancelled again
 * @param noRoom people who found no outlet with room for their order
 * @param gaveUp people who found the server too busy at every try; nothing of theirs was recorded
 * @param unresolved people whose last claim got no answer, so that nobody here knows what became of
 *     it
 * @param invites what came of their invites
 */
public record CrowdCount(
        long people,
        long granted,
        long grantedMinor,
        long retries,
        long retriesSame,
        long busters,
        long bustersRefused,
        long comebacks,
        long bad,
        long badRefused,
        long walletsRead,
        long walletsRight,
        SortedMap<String, Long> refused,
        long orders,
        long cups,
        long orderRetries,
        long orderRetriesSame,
        long ordersCancelled,
        long noRoom,
        long gaveUp,
        long unresolved,
        InviteCount invites) {}
