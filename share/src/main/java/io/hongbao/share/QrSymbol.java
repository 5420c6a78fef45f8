package io.hongbao.share;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code of level Q, which can be read with a quarter of it damaged, as black and white modules.
 */
final class QrSymbol {
    /** White modules that must stand around it (ISO/IEC 18004). */
    static final int QUIET_ZONE = 4;

    private final ByteMatrix modules;

    private QrSymbol(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * @throws IllegalArgumentException when the text is too long for a QR code, which no link is
     */
    static QrSymbol of(String text) {
        try {
            return new QrSymbol(Encoder.encode(text, ErrorCorrectionLevel.Q).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds " + text.length() + " letters", e);
        }
    }

    /** Modules on each side. */
    int size() {
        return modules.getWidth();
    }

    boolean isBlack(int column, int row) {
        return modules.get(column, row) == 1;
    }
}
