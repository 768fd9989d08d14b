//! Simplified Chinese.

use super::EmbedTexts;

pub(super) const TEXTS: EmbedTexts = EmbedTexts {
    open_full: "在完整页面中打开",
    share: "分享与嵌入",
    link: "当前视图的链接",
    copy_link: "复制链接",
    citation: "引用",
    copy_citation: "复制引用",
    frame: "嵌入您的网页",
    copy_code: "复制代码",
    element: "加载本站的脚本后，框架高度会随内容自动调整：",
    parts: "显示",
    part_names: ["地图", "图表", "图例", "时间轴", "档案", "搜索"],
    height: "高度（像素）",
    preview: "单独查看嵌入页面",
    cors: "框架在沙箱中运行。存放地图集的服务器必须随文件发送“Access-Control-Allow-Origin: *”。",
};
