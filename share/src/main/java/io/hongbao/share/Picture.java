package io.hongbao.share;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A canvas as a PNG of 16 colours, two pixels to a byte. The JDK's writer was not enough: it takes
 * several times as long, and cannot pack tones into fewer bits.
 */
final class Picture {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BIT_DEPTH = 4;
    private static final int PALETTE = 3;
    private static final int COLORS = 16;
    private static final int BYTES_PER_ROW = 1 + Poster.WIDTH / 2;

    private static final int INK = 0x2B0A0A;
    private static final int RED = 0xC8141E;
    private static final int PAPER = 0xFFFDF7;

    private static final byte[] NEAREST = nearest();

    private Picture() {}

    static byte[] png(Canvas canvas) {
        byte[] packed = deflated(packed(canvas.tones()));
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(Poster.WIDTH).putInt(Poster.HEIGHT);
        header.put((byte) BIT_DEPTH).put((byte) PALETTE).put(new byte[3]);
        ByteArrayOutputStream png = new ByteArrayOutputStream(packed.length + 256);
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header.array());
        chunk(png, "PLTE", palette());
        chunk(png, "IDAT", packed);
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(type);
        check.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(type);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    /**
     * Rows that begin with 0, for "no filter". Most rows repeat the one before, all but one in each
     * row of the QR code's modules: those are copied, and deflate sees them by itself.
     */
    private static byte[] packed(byte[] tones) {
        byte[] rows = new byte[BYTES_PER_ROW * Poster.HEIGHT];
        for (int row = 0; row < Poster.HEIGHT; row++) {
            int from = row * Poster.WIDTH;
            int before = from - Poster.WIDTH;
            int to = row * BYTES_PER_ROW;
            boolean repeats =
                    row > 0 && Arrays.equals(tones, before, from, tones, from, from + Poster.WIDTH);
            if (repeats) {
                System.arraycopy(rows, to - BYTES_PER_ROW, rows, to, BYTES_PER_ROW);
            } else {
                pack(tones, from, rows, to + 1);
            }
        }
        return rows;
    }

    private static void pack(byte[] tones, int from, byte[] rows, int to) {
        for (int i = 0; i < BYTES_PER_ROW - 1; i++) {
            int left = NEAREST[tones[from + 2 * i] & 0xFF];
            int right = NEAREST[tones[from + 2 * i + 1] & 0xFF];
            rows[to + i] = (byte) ((left << BIT_DEPTH) | right);
        }
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
            byte[] part = new byte[1 << 15];
            while (!deflater.finished()) {
                packed.write(part, 0, deflater.deflate(part));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] nearest() {
        byte[] nearest = new byte[256];
        for (int tone = 0; tone < nearest.length; tone++) {
            nearest[tone] = (byte) ((tone + 8) / 17);
        }
        return nearest;
    }

    private static byte[] palette() {
        byte[] palette = new byte[3 * COLORS];
        int middle = Canvas.RED / 17;
        for (int i = 0; i < COLORS; i++) {
            boolean dark = i <= middle;
            int part = dark ? i : i - middle;
            int whole = dark ? middle : COLORS - 1 - middle;
            for (int band = 0; band < 3; band++) {
                int shift = 16 - 8 * band;
                int from = ((dark ? INK : RED) >> shift) & 0xFF;
                int to = ((dark ? RED : PAPER) >> shift) & 0xFF;
                palette[3 * i + band] = (byte) (from + (to - from) * part / whole);
            }
        }
        return palette;
    }
}
