package io.hongbao.journal;

import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import java.util.Random;

/** Makes valid waiting rooms and rules for them: a part of {@link RandomRecords}. */
final class RandomRooms {
    private RandomRooms() {}

    static RoomRules rules(Random random) {
        return random.nextBoolean()
                ? RoomRules.NONE
                : new RoomRules(true, random.nextInt(1_441), ceilingPerSecond(random, 1));
    }

    static WaitingRoom room(Random random, String campaign, RoomState state) {
        long joined = 1 + random.nextLong(1L << (1 + random.nextInt(40)));
        long admittedUpTo = random.nextLong(joined + 1);
        return new WaitingRoom(
                campaign,
                state,
                random.nextInt(1_000),
                random.nextLong(joined + 1),
                joined,
                admittedUpTo,
                random.nextLong(admittedUpTo + 1),
                ceilingPerSecond(random, 0),
                random.nextBoolean() ? WaitingRoom.NEVER : random.nextLong(1L << 42),
                random.nextBoolean() ? "" : "0a".repeat(32),
                random.nextBoolean() ? "" : "0b".repeat(32));
    }

    private static int ceilingPerSecond(Random random, int least) {
        return random.nextInt(3) == 0 ? RoomRules.NO_CEILING : least + random.nextInt(1_000_000);
    }
}
