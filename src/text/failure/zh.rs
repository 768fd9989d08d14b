//! Chinese, simplified.

use super::FailureTexts;

pub(super) const TEXTS: FailureTexts = FailureTexts {
    title: "本图集的交互部分未在运行。",
    reasons: [
        "此浏览器不支持WebAssembly，或已将其关闭。",
        "此浏览器或本站的规则不允许运行WebAssembly。",
        "有一部分内容未能送达。",
        "有一部分内容送达时已损坏。",
        "在此沙盒框架中，服务器发送文件时须附带“Access-Control-Allow-Origin: *”。",
        "程序自身出错，已经停止。",
        "此链接要求显示不含交互部分的页面。",
    ],
    again: "重新加载并保留所选内容",
    afresh: "从头开始",
    without: "不用交互部分，阅读地图与表格",
    no_scripts: "此处已关闭脚本，因此地图不能移动，也无法选择内容。地图、表格、大事记与来源列于下方。",
};
