package io.hongbao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import io.hongbao.journal.v1.JournalProto;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectCodecTest {
    private static final UserId USER = new UserId(7, -8);

    @Test
    void everyEffectAndItsIdComeBackEqualFromWhatTheSchemaSays() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Effect effect = new RandomRecords(seed).of(Effect.class);
            byte[] bytes = EffectCodec.encode(effect);

            assertThat(EffectCodec.decode(bytes)).as("seed %d", seed).isEqualTo(effect);
            assertThat(JournalProto.Effect.parseFrom(bytes).toByteArray())
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            assertThat(EffectCodec.idOf(EffectCodec.keyBytes(effect.id())))
                    .as("seed %d", seed)
                    .isEqualTo(effect.id());
        }
    }

    @Test
    void keysAreInTheOrderOfPersonSubjectKindAndAttempt() {
        Random random = new Random(5);
        List<String> subjects = List.of("a", "a-1", "ab", "q-1", "q-10", "q-2");
        List<EffectId.Kind> kinds = List.of(EffectId.Kind.values());
        List<EffectId> ids =
                Stream.generate(() ->
                                new EffectId(
                                        new UserId(random.nextInt(3) - 1L, random.nextInt(3) - 1L),
                                        kinds.get(random.nextInt(kinds.size())),
                                        subjects.get(random.nextInt(subjects.size())),
                                        1 + random.nextInt(1_000_000)))
                        .limit(2_000)
                        .distinct()
                        .sorted(
                                Comparator.comparing(EffectId::user)
                                        .thenComparing(EffectId::subject)
                                        .thenComparing(EffectId::kind)
                                        .thenComparingInt(EffectId::attempt))
                        .toList();
        byte[] before = {};
        for (EffectId id : ids) {
            byte[] key = EffectCodec.keyBytes(id);
            assertThat(Arrays.compareUnsigned(before, key)).as("%s", id).isNegative();
            before = key;
        }
    }

    @Test
    void foreignKeysAndBytesAreRefused() {
        byte[] key = EffectCodec.keyBytes(new EffectId(USER, EffectId.Kind.REFUND, "q-1", 2));
        byte[] newer = key.clone();
        newer[key.length - 5] = 99;
        byte[] zeroth = key.clone();
        zeroth[key.length - 1] = 0;

        byte[] two = key.clone();
        two[17] = 0;

        assertThatThrownBy(() -> EffectCodec.idOf(two)).isInstanceOf(UnreadableJournal.class);
        assertThatThrownBy(() -> EffectCodec.idOf(newer))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("value 99 of EffectKind is unknown here");
        assertThatThrownBy(() -> EffectCodec.idOf(zeroth)).isInstanceOf(UnreadableJournal.class);
        for (int length = 0; length < key.length; length++) {
            byte[] cut = Arrays.copyOf(key, length);
            assertThatThrownBy(() -> EffectCodec.idOf(cut)).isInstanceOf(UnreadableJournal.class);
        }
        assertThatThrownBy(() -> EffectCodec.decode(new byte[] {1, 2, 3}))
                .isInstanceOf(UnreadableJournal.class);
        assertThatThrownBy(() -> EffectCodec.decode(new byte[] {}))
                .isInstanceOf(UnreadableJournal.class);
        assertThatThrownBy(() ->
                        EffectCodec.keyBytes(new EffectId(USER, EffectId.Kind.CHARGE, "a\0b", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
