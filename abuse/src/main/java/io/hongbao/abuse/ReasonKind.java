package io.hongbao.abuse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Each thing that may speak against an acceptance, with its sentence; {0} and {1} are figures. */
public enum ReasonKind {
    SAME_DEVICE("邀请双方用过同一台设备", "Both sides have used one device"),
    SELF_INVITE(
            "邀请人唯一的设备上有 {0} 个刚注册的账号接受了其邀请",
            "{0} accounts just made on the inviter's only device accepted their invite"),
    DEVICE_CROWD(
            "{0} 个账号共用 {1} 台设备，超出一个家庭的范围",
            "{0} accounts share {1} devices, more than a household does"),
    FARMED_FRIENDS(
            "该邀请人的 {1} 位好友中有 {0} 位来自多人共用的设备",
            "{0} of the inviter's {1} friends come from crowded devices"),
    RING_DEVICES(
            "互相邀请的 {0} 个账号只用 {1} 台设备", "{0} accounts that invite each other have only {1} devices"),
    RING_PLACE(
            "互相邀请的 {0} 个账号集中在 {1} 个几乎没有其他人的网络或地址",
            "{0} accounts that invite each other fill {1} networks or addresses almost alone"),
    RING_SPREAD(
            "这个圈子的 {1} 次接受中有 {0} 次跨越其不同的网络",
            "{0} of the circle's {1} acceptances go from one of its networks to another"),
    RING_YOUNG(
            "这个圈子的 {1} 个账号中有 {0} 个在其开始前不久或之后才注册",
            "{0} of the circle's {1} accounts were made shortly before it began, or later"),
    RING_DENSE(
            "这个圈子的 {1} 个账号中有 {0} 个各自接受了其中多人的邀请",
            "{0} of the circle's {1} accounts accepted the invites of several of it"),
    RING_WOVEN(
            "这个圈子的 {1} 位邀请人中有 {0} 位先邀请别人、后来才接受邀请",
            "{0} of the circle's {1} inviters accepted an invite only after others had accepted theirs"),
    RING_RELAY(
            "这次接受处在一条 {0} 步的链上，每一步都在接受后几分钟内转手邀请",
            "It is in a chain of {0} acceptances, each handed on within minutes of the one before"),
    RING_IDLE(
            "这个圈子的 {0} 个账号除邀请外几乎没有下单，而其他人会下单",
            "Hardly any of the circle's {0} accounts ordered anything, as others do"),
    RING_HASTE(
            "这个圈子的 {1} 次接受中有 {0} 次是新账号邀请新账号",
            "{0} of the circle's {1} acceptances are new accounts on invites of new accounts"),
    RING_PACE(
            "这个 {1} 人的圈子每 {0} 秒就有一次接受",
            "The circle of {1} accounts has an acceptance every {0} seconds"),
    RING_REGULAR(
            "这个圈子有 {0} 位邀请人各有恰好 {1} 位好友，几乎没有例外",
            "{0} of the circle invited exactly {1} each, with hardly an exception"),
    RING_CLOSED("这个圈子的 {1} 次邀请中有 {0} 次不出圈子", "{0} of the circle's {1} invites stay inside it"),
    CYCLE("邀请经过 {0} 步回到起点", "The invites come back to their beginning after {0} steps"),
    VELOCITY_MINUTE(
            "该邀请人一分钟内被接受 {0} 次，高于千分之 {1} 的邀请人",
            "{0} acceptances within a minute, more than {1} of 1,000 inviters have"),
    VELOCITY_HOUR(
            "该邀请人一小时内被接受 {0} 次，高于千分之 {1} 的邀请人",
            "{0} acceptances within an hour, more than {1} of 1,000 inviters have"),
    RESALE_UNRELATED(
            "该邀请人的 {1} 位好友中有 {0} 位与其没有其他关联",
            "{0} of the inviter's {1} friends have no other tie to them"),
    RESALE_TYPED(
            "{1} 位好友中有 {0} 位手动输入邀请码，码可能是买来的",
            "{0} of {1} friends typed the code, as those do who bought it"),
    RESALE_CHANNELS(
            "{1} 位好友分散在多个渠道，最多的渠道只有 {0} 位",
            "{1} friends came through many channels, {0} through the chief one"),
    RESALE_ORDERS(
            "{1} 位好友中有 {0} 位在半小时内到各处下首单",
            "{0} of {1} friends made their first order within half an hour, all over"),
    RESALE_DEAD_END("{1} 位好友中只有 {0} 位继续邀请别人", "Only {0} of {1} friends have invited anybody since"),
    GUESSING("接受之前试过 {0} 个错误的邀请码", "{0} wrong codes were tried before");

    private final String zh;
    private final String en;

    ReasonKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** Its name in journals and answers, such as {@code ring-devices}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name; empty when there is none. */
    public static Optional<ReasonKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
