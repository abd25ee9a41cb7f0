# --- geral ---
list-join = { ", " }
sentence-join = { " " }
clause-join = { "; " }
demonstration = Dados de demonstração - sem valor legal
language-zh-cn = 简体中文
language-zh-hant = 繁體中文
language-en = English
language-pt = Português
text-size-s = Pequeno
text-size-m = Normal
text-size-l = Grande
text-size-xl = Máximo
theme-standard = Normal
theme-elder = Leitura fácil
theme-contrast-light = Alto contraste
theme-contrast-dark = Escuro
month-name = { $short } { $year }
month-short = { $short }
month-span = { $first } a { $last }
month-01 = jan.
month-02 = fev.
month-03 = mar.
month-04 = abr.
month-05 = mai.
month-06 = jun.
month-07 = jul.
month-08 = ago.
month-09 = set.
month-10 = out.
month-11 = nov.
month-12 = dez.
weekday-1 = Segunda
weekday-2 = Terça
weekday-3 = Quarta
weekday-4 = Quinta
weekday-5 = Sexta
weekday-6 = Sábado
weekday-7 = Domingo
page-count = { $pages ->
    [one] 1 página
   *[other] { $pages } páginas
 }
note-items-in-english = Os nomes e os guias dos serviços estão em inglês.
note-page-in-english = Esta página só existe em inglês.

# --- cabeçalho e rodapé ---
header-terminal = Terminal { $number }
header-date = { $weekday }, { $day } { $short } { $year }
link-online = Em linha
link-offline = Sem ligação
link-unknown = A ligar
footer-help = Ajuda: ligue { $hotline }, terminal { $terminal }
footer-help-short = Ajuda { $hotline }, { $terminal }
footer-resident = A atender: { $name }
footer-time-left = { $seconds ->
    [one] Resta 1 segundo
   *[other] Restam { $seconds } segundos
 }
reminder-card = O seu documento já foi lido: guarde-o, por favor
idle-title = Ainda está aí?
idle-message = { $seconds ->
    [one] Dentro de 1 segundo a sessão termina e os seus dados são apagados.
   *[other] Dentro de { $seconds } segundos a sessão termina e os seus dados são apagados.
 }
action-stay = Ainda estou aqui
action-back = Voltar
action-home = Início
action-retry = Tentar de novo
action-end = Terminar

# --- início ---
attract-headline = Serviços públicos, 24 horas por dia
attract-greeting = Bom dia, o que deseja fazer?
attract-touch = Toque no ecrã para começar
attract-note = Ou coloque o bilhete de identidade no leitor
home-title = O que deseja fazer?
home-search-hint = Pesquisar: palavras, pinyin ou iniciais
home-empty = Nada encontrado para “{ $search }”. Tente outras palavras ou veja todos os serviços.
home-greeting = Bem-vindo, { $name }. Escolha um serviço
tile-without-receipt = Disponível, agora sem talão
tile-available = Disponível aqui
tile-on-screen-only = Só no ecrã; impressão indisponível
guide-who = Quem
guide-bring = O que trazer
guide-takes = Duração
guide-fee = Custo
guide-pay = Pode pagar com
pay-up-to = { $ways } (até { $amount } CNY)
pay-way-wechat = WeChat Pay
pay-way-alipay = Alipay
pay-way-unionpay = UnionPay QuickPass
pay-way-digital-yuan = Yuan digital
pay-way-bank-card = Cartão bancário
action-start = Começar

# --- porque não está disponível ---
device-id-card = Leitor de bilhete de identidade
device-receipt-printer = Impressora de talões
device-document-printer = Impressora A4
device-card = Leitor de cartões
device-camera = Câmara
device-document-scanner = Digitalizador
device-code-scanner = Leitor de códigos
device-keypad = Teclado
device-signals = Luzes e sensores
device-finger = Leitor de impressões digitais
obstacle-not-fitted = Este terminal não tem este equipamento ({ $device })
obstacle-device-away = { $device }: indisponível neste momento
obstacle-paper-out = { $device }: sem papel
obstacle-paper-jam = { $device }: papel encravado
obstacle-cover-open = { $device }: tampa aberta
obstacle-output-full = { $device }: saída cheia
obstacle-toner-out = { $device }: sem toner
obstacle-paper-path-locked = A impressão A4 espera que um funcionário verifique a saída de papel
obstacle-offline = Sem ligação: não é possível neste momento
obstacle-cannot-keep = Neste momento não se pode entregar nada aqui
obstacle-not-set-up = Terminal ainda não configurado: não se pode entregar nada aqui
obstacle-clock-wrong = Não se pode entregar nada aqui enquanto o terminal não souber as horas
obstacle-way-not-here = Não existe neste terminal
obstacle-tried-out = Já tentou o número máximo de vezes nesta sessão
obstacle-withdrawn = Este serviço deixou de existir
obstacle-not-yet = Disponível a partir de { $day }
obstacle-no-longer = Esteve disponível até { $day }
obstacle-not-here = Não existe nesta região
obstacle-not-at-this-level = Tratado por cada distrito; este não o oferece
obstacle-not-in-this-channel = Não existe nos bancos
obstacle-closing = Fecha em { $day }: sem ligação pode chegar tarde demais. Espere pela ligação ou vá ao balcão
obstacle-closed-now = Só das { $opens } às { $closes }
obstacle-not-paid-here = Não se pode pagar neste terminal
obstacle-too-much-here = É mais do que se pode pagar num terminal: dirija-se a um balcão
elsewhere = Dirija-se a: { $place }, { $hours }{ $now ->
    [open] {" "}(aberto agora)
    [closed] {" "}(fechado agora)
   *[unknown] {""}
}
problem-paper-low = o papel está a acabar
problem-paper-out = sem papel
problem-paper-jam = papel encravado
problem-paper-not-taken = papel por retirar
problem-cover-open = tampa aberta
problem-output-full = saída cheia
problem-toner-low = o toner está a acabar
problem-toner-out = sem toner
problem-cutter = avaria no cortador
problem-overheated = demasiado quente
problem-self-test-failed = o autoteste falhou
problem-not-authorised = equipamento não autorizado
problem-other = a impressora comunica uma avaria
problem-portrait-library = a fotografia do documento não pode ser lida
