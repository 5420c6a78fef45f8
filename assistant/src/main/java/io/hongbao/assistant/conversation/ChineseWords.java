package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolResult;
import java.util.stream.Collectors;

/** Chinese. */
record ChineseWords() implements Words {

    static final ChineseWords INSTANCE = new ChineseWords();

    private static final int MOST_OFFERS = 8;

    @Override
    public String money(long amountMinor, Caller caller) {
        String amount =
                amountMinor % 100 == 0
                        ? Long.toString(amountMinor / 100)
                        : Words.decimal(amountMinor);
        return caller.currency().equals("CNY") ? amount + "元" : caller.currency() + " " + amount;
    }

    @Override
    public String menu(Card.Menu menu, Caller caller) {
        if (menu.outlets().isEmpty()) {
            return "现在没有找到这样的商品。可以换个说法，或者问我“有什么喝的”。";
        }
        return menu.outlets().stream()
                .limit(3)
                .map(outlet -> outlet(outlet, caller))
                .collect(Collectors.joining("\n"));
    }

    private String outlet(Card.AtOutlet outlet, Caller caller) {
        String state =
                !outlet.open()
                        ? "（现在不接单）"
                        : outlet.waitMinutes() > 0 ? "（约等 " + outlet.waitMinutes() + " 分钟）" : "";
        String offers =
                outlet.offers().stream()
                        .limit(MOST_OFFERS)
                        .map(offer ->
                                offer.name()
                                        + " "
                                        + money(offer.priceMinor(), caller)
                                        + (offer.choices().isEmpty() ? "" : "起"))
                        .collect(Collectors.joining("、"));
        int more = outlet.offers().size() - MOST_OFFERS;
        return outlet.name() + state + "：" + offers + (more > 0 ? "，还有 " + more + " 种" : "") + "。";
    }

    @Override
    public String quote(Card.Quote quote, Caller caller) {
        String voucher =
                quote.voucherMinor() == 0 ? "" : "，红包抵 " + money(quote.voucherMinor(), caller);
        return quote.outletName()
                + "："
                + lines(quote.lines())
                + "，共 "
                + money(quote.subtotalMinor(), caller)
                + voucher
                + "，实付 "
                + money(quote.payableMinor(), caller)
                + "。报价保留到 "
                + Words.time(quote.expiresAtMillis(), caller)
                + "。要下单请回复“确认”，不要就说“算了”。";
    }

    private static String lines(java.util.List<Card.Line> lines) {
        return lines.stream()
                .map(line ->
                        line.name()
                                + (line.how().isEmpty() ? "" : "（" + line.how() + "）")
                                + " ×"
                                + line.quantity())
                .collect(Collectors.joining("、"));
    }

    @Override
    public String ordered(Card.Order order, Caller caller) {
        return "已下单："
                + lines(order.lines())
                + "，"
                + order.outletName()
                + "。"
                + state(order, caller);
    }

    @Override
    public String status(Card.Order order, Caller caller) {
        return order.outletName() + "，" + lines(order.lines()) + "：" + state(order, caller);
    }

    private static String state(Card.Order order, Caller caller) {
        String ready =
                order.readyAtMillis() == 0
                        ? ""
                        : "预计 " + Words.time(order.readyAtMillis(), caller) + " 好。";
        String why = order.why().isEmpty() ? "" : "原因：" + order.why() + "。";
        return switch (order.state()) {
            case "placed" -> "已提交，等商家接单。" + ready;
            case "accepted" -> "商家已接单。" + ready;
            case "making" -> "正在制作。" + ready;
            case "ready" -> "已经做好，可以取了。";
            case "completed" -> "已完成。";
            case "cancelled" -> "已取消，" + "红包和付款都会退回。" + why;
            case "rejected" -> "没有下成，红包和付款都会退回。" + why + "想换一家就说“再来一单”。";
            default -> order.state() + "。" + why;
        };
    }

    @Override
    public String cancelled(Card.Order order, Caller caller) {
        return order.state().equals("cancelled")
                ? "已经取消：" + lines(order.lines()) + "。红包和付款都会退回。"
                : "正在取消：" + lines(order.lines()) + "。等支付那边回话后，红包和付款都会退回。";
    }

    @Override
    public String wallet(Card.Wallet wallet, Caller caller) {
        String held = wallet.held() == 0 ? "" : "另有 " + wallet.held() + " 张正用在订单里。";
        if (wallet.vouchers().isEmpty() && wallet.cashMinor() == 0) {
            return "你现在没有可用的红包。" + (held.isEmpty() ? "说“领红包”就可以领。" : held);
        }
        String cards =
                wallet.vouchers().stream()
                        .limit(MOST_OFFERS)
                        .map(card ->
                                card.name()
                                        + "，余 "
                                        + money(card.remainingMinor(), caller)
                                        + "，"
                                        + Words.time(card.expiresAtMillis(), caller)
                                        + " 到期")
                        .collect(Collectors.joining("；"));
        String cash =
                wallet.cashMinor() == 0 ? "" : "现金红包共 " + money(wallet.cashMinor(), caller) + "。";
        return (cards.isEmpty() ? "" : "你有 " + wallet.vouchers().size() + " 张可用的卡：" + cards + "。")
                + cash
                + held;
    }

    @Override
    public String envelope(Card.Envelope envelope, Caller caller) {
        return (envelope.repeated() ? "这个红包你已经领到了：" : "领到了：")
                + envelope.name()
                + " "
                + money(envelope.amountMinor(), caller)
                + "，"
                + Words.time(envelope.expiresAtMillis(), caller)
                + " 到期。";
    }

    @Override
    public String invite(Card.Invite invite) {
        if (!invite.message().isEmpty()) {
            return invite.message();
        }
        return "把下面这段话发给朋友就行：\n"
                + invite.text()
                + (invite.link().isEmpty()
                        ? "\n也可以直接告诉朋友编号 "
                        : "\n也可以发链接 " + invite.link() + " ，或直接告诉朋友编号 ")
                + invite.code()
                + "。"
                + gives("朋友接受后，", invite.gives(), "朋友得到", "你得到")
                + (invite.accepted() == 0 ? "还没有人接受" : "已有 " + invite.accepted() + " 人接受")
                + "，你的奖励最多算 "
                + invite.most()
                + " 人。如果你收到了朋友的邀请，把编号发给我。";
    }

    @Override
    public String inviteOffer(Card.InviteOffer offer) {
        if (!offer.acceptable()) {
            return offer.message();
        }
        return "这是朋友的邀请 "
                + offer.code()
                + "。"
                + gives("接受后，", offer.gives(), "你得到", "朋友得到")
                + "一个活动里只能接受一个邀请，接受后不能更换。要接受吗？";
    }

    private static String gives(String when, Card.Gives gives, String friend, String inviter) {
        String both =
                (gives.friend().isEmpty() ? "" : spaced(friend, gives.friend()))
                        + (gives.friend().isEmpty() || gives.inviter().isEmpty() ? "" : "，")
                        + (gives.inviter().isEmpty() ? "" : spaced(inviter, gives.inviter()));
        return both.isEmpty() ? "" : when + both + "。";
    }

    /** Between a Chinese word and a name that begins with a figure or a Latin letter is a space. */
    private static String spaced(String words, String name) {
        return words + (name.charAt(0) < 128 ? " " : "") + name;
    }

    @Override
    public String nearInvites(Card.NearInvites near) {
        return near.message() + String.join("、", near.codes());
    }

    @Override
    public String inviteDropped() {
        return "好的，没有接受。";
    }

    @Override
    public String refused(String message, long retryAtMillis, Caller caller) {
        return retryAtMillis == ToolResult.NEVER
                ? message
                : message + "请在 " + Words.time(retryAtMillis, caller) + " 之后再试。";
    }

    @Override
    public String ask(Interpretation.Question question, boolean hasChoices) {
        String what =
                switch (question.field()) {
                    case ITEM -> "想要哪一种";
                    case QTY -> "要几份（1 到 20）";
                    case SIZE -> "要中杯还是大杯";
                    case SUGAR -> "要几分糖";
                    case ICE -> "冰量要怎样";
                    case TOPPINGS -> "要加什么料";
                    case VOUCHER -> "要用哪张红包";
                    case FROM -> "从哪个城市出发";
                    case TO -> "要去哪个城市";
                    case DATE -> "哪一天出发";
                    case CLASS -> "要二等座、一等座还是商务座";
                    case COUNT -> "要几张票";
                };
        String before =
                switch (question.reason()) {
                    case MISSING -> "请问";
                    case UNKNOWN -> "这个没有。请问";
                    case CONTRADICTORY -> "我没听明白。请问";
                };
        return before + what + "？" + (hasChoices ? "可以直接点选，或说第几个。" : "");
    }

    @Override
    public String askForSeat() {
        return "请问要哪一场？可以直接点选，或说第几个。";
    }

    @Override
    public String ordering(OrderingState state, Caller caller) {
        String when =
                state.retryAtMillis() == OrderingState.UNKNOWN
                        ? "还不知道什么时候恢复，请过几分钟再试。"
                        : "请在 " + Words.time(state.retryAtMillis(), caller) + " 之后再试。";
        String how =
                switch (state.kind()) {
                    case OPEN -> "";
                    case PAUSED -> "现在暂停下单，";
                    case QUEUED -> "你还在排队，轮到你才能下单，";
                    case DOWN -> "现在下单系统不可用，";
                };
        return how + when + "红包都还在；聊天、看菜单、问冬奥照常可以。";
    }

    @Override
    public String smallTalk(SmallTalk about) {
        return switch (about) {
            case GREETING -> "你好！我可以帮你领红包、点奶茶和餐食、买电影票和火车票，也能聊冬奥。想要什么？";
            case THANKS -> "不客气！还想要什么就告诉我。";
            case GOODBYE -> "再见，祝你新年快乐！";
            case HANDS -> "我是这个活动的助手程序，不是真人；但点单、查单、领红包我都能真的替你办，下单前会先给你看价格。";
            case WHO -> "我是红包活动的助手，一个程序。可以帮你领红包、点单、查订单、看红包，也能回答冬奥的问题。";
            case ABILITIES ->
                    "我可以：领红包；点饮品和餐食；买电影票、火车票；查订单、取消订单；看红包还剩多少；回答冬奥的问题。" + "比如说“来两杯珍珠奶茶，少糖去冰”。";
            case OTHER -> "这个我帮不上忙。我能帮你领红包、点单、查订单、看红包，也能聊冬奥。";
        };
    }

    @Override
    public String unsafe() {
        return "这个我不能做：红包和订单只属于本人，不能代领、转卖或绕过规则。你自己的红包和订单，我随时可以帮忙。";
    }

    @Override
    public String quoteDropped() {
        return "好的，没有下单。还想要什么就告诉我。";
    }

    @Override
    public String quoteDroppedNotOrder() {
        return "好的，这个报价不要了，没有下单。如果要取消的是已经下的单，请再说一遍“取消订单”。";
    }

    @Override
    public String nothingToConfirm() {
        return "现在没有等你确认的报价。想要什么？告诉我，我先报价。";
    }

    @Override
    public String quoteExpired() {
        return "这个报价已经过期，没有下单。再说一遍想要什么，我重新报价。";
    }

    @Override
    public String quoteDiffers() {
        return "你确认的不是最新的报价，没有下单。请看最新的报价再确认。";
    }

    @Override
    public String conversationCap() {
        return "一次对话里能下的单已经到上限，没有下单。还要的话，请开一个新的对话。";
    }

    @Override
    public String writeGoingOn() {
        return "你的上一个操作还在处理，请稍等一下再试。";
    }

    @Override
    public String notHere() {
        return "这里办不了这件事。";
    }

    @Override
    public String nothingToRepeat() {
        return "你还没有下过单。想要什么？";
    }

    @Override
    public String notYetOrdered() {
        return "（还没有下单。）";
    }

    @Override
    public String modelGone() {
        return "（我现在用简单模式回答。）";
    }
}
