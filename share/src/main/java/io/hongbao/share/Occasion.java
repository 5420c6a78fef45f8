package io.hongbao.share;

/**
 * What an invite is about, as one line of plain text each: whatever people or operators wrote has
 * its control and bidirectional characters taken out and is cut. Each may be empty.
 *
 * @param title the campaign's, at most 40 code points
 * @param inviter the name of who invites, at most 40 code points
 * @param prize its name, at most 30 code points
 */
public record Occasion(String title, String inviter, String prize) {
    private static final int MAX_TITLE = 40;
    private static final int MAX_INVITER = 40;
    private static final int MAX_PRIZE = 30;

    public Occasion {
        title = PlainText.line(title, MAX_TITLE);
        inviter = PlainText.line(inviter, MAX_INVITER);
        prize = PlainText.line(prize, MAX_PRIZE);
    }
}
