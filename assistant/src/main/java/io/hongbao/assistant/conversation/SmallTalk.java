package io.hongbao.assistant.conversation;

import io.hongbao.assistant.PlainText;
import java.util.List;

/** What harmless talk is about, as far as it matters to the answer. */
enum SmallTalk {
    GREETING(
            List.of(
                    "你好", "您好", "哈喽", "嗨", "在吗", "早上好", "下午好", "晚上好", "早安", "新年好", "新年快乐", "过年好",
                    "拜年"),
            List.of(
                    "hello",
                    "hi",
                    "hey",
                    "good morning",
                    "good evening",
                    "good afternoon",
                    "happy new year")),
    THANKS(List.of("谢谢", "多谢", "感谢", "谢啦", "辛苦了"), List.of("thanks", "thank", "thx", "cheers")),
    GOODBYE(List.of("再见", "拜拜", "晚安", "回头见"), List.of("bye", "goodbye", "good night", "see you")),
    HANDS(
            List.of("你有手", "手脚", "没有手", "没手", "能动手"),
            List.of("hands", "language model", "are you a robot", "are you human", "are you real")),
    WHO(
            List.of("你是谁", "你叫什么", "你是什么", "怎么称呼", "机器人", "真人"),
            List.of("who are you", "what are you", "your name")),
    ABILITIES(
            List.of("你能做什么", "你会什么", "能帮我", "怎么用", "怎么玩", "帮助", "有什么功能", "什么活动", "介绍一下"),
            List.of(
                    "what can you do",
                    "help",
                    "how does this work",
                    "how does it work",
                    "how do i use")),
    OTHER(List.of(), List.of());

    private final List<String> chinese;
    private final List<String> english;

    SmallTalk(List<String> chinese, List<String> english) {
        this.chinese = chinese;
        this.english = english;
    }

    static SmallTalk in(String text) {
        String plain = PlainText.of(text);
        String padded = " " + plain + " ";
        for (SmallTalk one : values()) {
            if (one.chinese.stream().anyMatch(plain::contains)
                    || one.english.stream().anyMatch(word -> padded.contains(" " + word + " "))) {
                return one;
            }
        }
        return OTHER;
    }
}
