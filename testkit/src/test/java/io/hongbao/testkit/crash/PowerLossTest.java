package io.hongbao.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cut falls anywhere after what was synced, never before. */
class PowerLossTest {

    private static final int HEADER = 64;
    private static final int[] PAYLOADS = {100, 7, 350};

    @TempDir Path data;

    @Test
    void whatWasSyncedIsNeverCut() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        int[] ends = new int[PAYLOADS.length + 1];
        ends[0] = HEADER;
        for (int i = 0; i < PAYLOADS.length; i++) {
            ends[i + 1] = ends[i] + 24 + PAYLOADS[i];
        }
        boolean insideOfAFrame = false;
        for (int run = 0; run < 300; run++) {
            Path segment = write(3);
            // Each frame holds 10 entries, from 101 on.
            int synced = random.nextInt(PAYLOADS.length + 1);
            long cut = PowerLoss.cut(data, 100 + 10L * synced, random);
            long size = Files.size(segment);
            assertThat(size).isBetween((long) ends[synced], (long) ends[PAYLOADS.length]);
            assertThat(cut).isEqualTo(ends[PAYLOADS.length] - size);
            assertThat(cut == 0).isEqualTo(synced == PAYLOADS.length);
            insideOfAFrame |= size != ends[1] && size != ends[2] && size != ends[0] && cut > 0;
        }
        assertThat(insideOfAFrame).isTrue();
    }

    @Test
    void anEntryInTheMiddleOfAFrameKeepsAllOfIt() throws IOException {
        Path segment = write(3);
        PowerLoss.cut(data, 112, new SplittableRandom(1));
        assertThat(Files.size(segment)).isGreaterThanOrEqualTo(HEADER + 24 + 100 + 24 + 7);
    }

    @Test
    void aTornTailIsNotTakenForAFrame() throws IOException {
        Path segment = write(1);
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, new byte[] {0, 1, 2}, StandardOpenOption.APPEND);
        PowerLoss.cut(data, 110, new SplittableRandom(1));
        assertThat(Files.size(segment)).isBetween((long) whole.length, whole.length + 2L);
    }

    private Path write(int frames) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2_000).position(HEADER);
        for (int i = 0; i < frames; i++) {
            bytes.putInt(1).putInt(2).putInt(PAYLOADS[i]).putInt(10).putLong(101 + 10L * i);
            bytes.position(bytes.position() + PAYLOADS[i]);
        }
        byte[] content = new byte[bytes.position()];
        bytes.flip().get(content);
        Path journal = Files.createDirectories(data.resolve("journal"));
        Files.write(journal.resolve("00000000000000000001"), new byte[HEADER]);
        return Files.write(journal.resolve("00000000000000000101"), content);
    }
}
