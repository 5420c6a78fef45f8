package io.hongbao.testkit;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import java.time.ZoneId;
import java.util.List;

/** A campaign's rules in the making: everything as in another campaign but what is set. */
public final class Terms {

    private final CampaignTerms like;
    private long budgetMinor;
    private ZoneId zone;
    private Window window;
    private List<Wave> waves;
    private List<Prize> prizes;
    private PersonCaps caps;
    private Eligibility eligibility;
    private CampaignTerms.Expiry expiry;
    private OrderRules orders;
    private PayoutRules payouts;
    private RoomRules waitingRoom;
    private InviteRules invites;

    private Terms(CampaignTerms like) {
        this.like = like;
        budgetMinor = like.budgetMinor();
        zone = like.zone();
        window = like.window();
        waves = like.waves();
        prizes = like.prizes();
        caps = like.caps();
        eligibility = like.eligibility();
        expiry = like.expiry();
        orders = like.orders();
        payouts = like.payouts();
        waitingRoom = like.waitingRoom();
        invites = like.invites();
    }

    public static Terms of(CampaignTerms like) {
        return new Terms(like);
    }

    public Terms budgetMinor(long changed) {
        budgetMinor = changed;
        return this;
    }

    public Terms zone(ZoneId changed) {
        zone = changed;
        return this;
    }

    public Terms window(Window changed) {
        window = changed;
        return this;
    }

    public Terms waves(List<Wave> changed) {
        waves = changed;
        return this;
    }

    public Terms prizes(List<Prize> changed) {
        prizes = changed;
        return this;
    }

    public Terms caps(PersonCaps changed) {
        caps = changed;
        return this;
    }

    public Terms eligibility(Eligibility changed) {
        eligibility = changed;
        return this;
    }

    public Terms expiry(CampaignTerms.Expiry changed) {
        expiry = changed;
        return this;
    }

    public Terms orders(OrderRules changed) {
        orders = changed;
        return this;
    }

    public Terms payouts(PayoutRules changed) {
        payouts = changed;
        return this;
    }

    public Terms waitingRoom(RoomRules changed) {
        waitingRoom = changed;
        return this;
    }

    public Terms invites(InviteRules changed) {
        invites = changed;
        return this;
    }

    public CampaignTerms build() {
        return new CampaignTerms(
                like.id(),
                like.texts(),
                like.currency(),
                budgetMinor,
                like.funders(),
                zone,
                window,
                waves,
                prizes,
                caps,
                eligibility,
                expiry,
                like.moments(),
                like.drawSecretHash(),
                like.placeSecretHash(),
                orders,
                payouts,
                waitingRoom,
                invites,
                like.shadow());
    }
}
