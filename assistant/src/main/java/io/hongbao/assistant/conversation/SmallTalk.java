package io.hongbao.assistant.conversation;

import io.hongbao.assistant.PlainText;
import java.util.Arrays;
import java.util.List;

/** What harmless talk is about, as far as it matters to the answer. */
enum SmallTalk {
    GREETING,
    THANKS,
    GOODBYE,
    HANDS,
    WHO,
    ABILITIES,
    OTHER;

    /** Words that give a topic away. Latin ones stand between spaces: "hi" is not in "this". */
    private record Cue(SmallTalk about, List<String> words) {}

    private static final List<Cue> CUES =
            List.of(
                    cue(GREETING, "你好,您好,哈喽,嗨,在吗,早上好,下午好,晚上好,早安,新年好,新年快乐,过年好,拜年"),
                    cue(
                            GREETING,
                            " hello , hi , hey , good morning , good evening , good afternoon "),
                    cue(GREETING, " happy new year "),
                    cue(THANKS, "谢谢,多谢,感谢,谢啦,辛苦了, thanks , thank , thx , cheers "),
                    cue(GOODBYE, "再见,拜拜,晚安,回头见, bye , goodbye , good night , see you "),
                    cue(HANDS, "你有手,手脚,没有手,没手,能动手, hands , language model "),
                    cue(HANDS, " are you a robot , are you human , are you real "),
                    cue(WHO, "你是谁,你叫什么,你是什么,怎么称呼,机器人,真人, who are you , what are you , your name "),
                    cue(ABILITIES, "你能做什么,你会什么,能帮我,怎么用,怎么玩,帮助,有什么功能,什么活动,介绍一下"),
                    cue(ABILITIES, " what can you do , help , how does this work , how do i use "));

    private static Cue cue(SmallTalk about, String words) {
        return new Cue(about, Arrays.asList(words.split(",", -1)));
    }

    static SmallTalk in(String text) {
        String plain = " " + PlainText.of(text) + " ";
        for (Cue cue : CUES) {
            if (cue.words().stream().anyMatch(plain::contains)) {
                return cue.about();
            }
        }
        return OTHER;
    }
}
